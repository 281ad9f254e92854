// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { productionInput } from '../files/production-input.ts';
import type { AddressedDesign, AddressedPlate } from './plate-address.ts';

/** What the page makes of a plate, and the ZIP holds. */
export const PLATE_FORMATS = ['stl', '3mf', 'png', 'gcode'] as const;

/** What `POST /api/v1/plates` takes, as an address says it; what it may be is checked there. */
export const plateInput = (
  { designs, machine }: AddressedPlate,
  formats: readonly string[] = PLATE_FORMATS,
) => ({
  designs: designs.map(designInput),
  ...productionInput(machine, 'zip'),
  formats,
});

const designInput = ({ design, own: { copies = '1', ...own } }: AddressedDesign) => {
  const { quantities, ...asked } = productionInput(own, 'zip');
  return {
    design,
    parameters: parametersOf(own),
    count: Number(copies),
    ...(quantities === undefined ? {} : { parts: quantities }),
    ...asked,
  };
};

/** Values of parameters by their names, as texts. */
export const parametersOf = (own: AddressedDesign['own']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(own).flatMap(([name, value]) =>
      name.startsWith('p.') ? [[name.slice('p.'.length), value]] : [],
    ),
  );
