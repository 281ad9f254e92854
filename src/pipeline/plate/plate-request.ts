// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { Notice } from '../../designs/license/notice.ts';
import type { SolidMark } from '../../designs/library/version-record.ts';
import type { ParameterSchema, ParameterValues } from '../../designs/parameters/schema.ts';
import type { LogLine } from '../evaluate/evaluator.ts';
import type { Product } from '../formats/write-products.ts';
import type { Orientation } from '../mesh/orient.ts';
import type { MeshSummary } from '../mesh/summary.ts';
import type { Quantities } from './choose-parts.ts';
import type { Production } from './production.ts';

/** One design on a plate, with all that is its own: as in a `BuildRequest`. */
export interface PlateEntry {
  readonly design: Design;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly quantities: Quantities;
  /** Absent: as the design's hint says. */
  readonly orientation?: Orientation;
  readonly scale: number;
}

/** What became of one entry. */
export interface PlatedWork {
  /** With it the names of its files and parts begin; no two works have the same. */
  readonly stem: string;
  readonly notice: Notice;
  readonly schema: ParameterSchema;
  readonly values: ParameterValues;
  readonly meshes: readonly MeshSummary[];
  readonly marks: readonly SolidMark[];
  readonly log: readonly LogLine[];
  /** Files that hold nothing but one part of it. */
  readonly products: readonly Product[];
}

/**
 * A part on one plate, with all its copies there. Material is that of its own beads; hours and energy
 * are shared out by the time that its beads take. Skirt and brim are of no part.
 */
export interface PlatePart {
  /** Index into the works. */
  readonly work: number;
  readonly part: string;
  readonly copies: number;
  /** Absent where nothing was sliced. */
  readonly production?: Pick<
    Production,
    'time_s' | 'filament_mm' | 'mass_g' | 'energy_wh' | 'cost'
  >;
}

export interface FilledPlate {
  /** The works on it, together. */
  readonly notice: Notice;
  readonly parts: readonly PlatePart[];
  readonly products: readonly Product[];
  readonly production?: Production;
}
