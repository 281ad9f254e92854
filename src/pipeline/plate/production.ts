// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PrintedPlate } from './print-plate.ts';

/** What making everything takes: on which machine, how long, how much. Sums over all plates. */
export interface Production {
  readonly printer: string;
  readonly material: string;
  readonly process: string;
  readonly time_s: number;
  readonly filament_mm: number;
  readonly mass_g: number;
  readonly layers: number;
  readonly energy_wh: number;
  /** Of the material, in `currency`. */
  readonly cost: number;
  /** As `filament_currency` says; empty where nobody said it. */
  readonly currency: string;
}

type Names = Pick<Production, 'printer' | 'material' | 'process'>;

type Made = Pick<PrintedPlate, 'analysis' | 'layers'>;

export const production = (names: Names, plates: readonly Made[], currency: string): Production => {
  const sum = (of: (plate: Made) => number): number =>
    plates.reduce((total, plate) => total + of(plate), 0);
  return {
    ...names,
    time_s: sum(({ analysis }) => analysis.time_s),
    filament_mm: sum(({ analysis }) => analysis.filament_mm),
    mass_g: sum(({ analysis }) => analysis.mass_g),
    layers: sum(({ layers }) => layers),
    energy_wh: sum(({ analysis }) => analysis.energy_wh),
    cost: sum(({ analysis }) => analysis.cost),
    currency,
  };
};
