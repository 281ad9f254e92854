// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Rgba } from '../../mesh/mesh.ts';
import { transformSides } from '../kernel/matrix.ts';
import type { Label } from '../results.ts';
import {
  bytesArgument,
  colorOf,
  listArgument,
  solidReferences,
  textArgument,
} from './arguments.ts';
import type { HostFunctions } from './host-function.ts';
import type { GuestValue } from './values.ts';
import type { HostState } from './state.ts';

/** Characters of what a design calls its parts. */
export const MAX_NAME = 200;

/** What `main` returned, geometry by geometry. */
export const resultFunctions: HostFunctions = {
  /** `names`: a list of one text for each reference. */
  emitSolids: ({ results, check }, names, references) => {
    const named = listArgument(names);
    solidReferences(references).forEach((solid, i) => {
      check();
      results().addSolid(labelled(named[i], solid.color), solid);
    });
    return undefined;
  },
  emitSection: (state, label, sides, matrix) => {
    const place = new Float64Array(bytesArgument(matrix, 16 * 8));
    if (place.length !== 16) throw new TypeError('expected one matrix');
    const placed = transformSides(place, numbersOf(state, sides, 4));
    return void state.results().addSection(labelOf(label), placed);
  },
  emitPath: (state, label, points, closed) =>
    void state.results().addPath(labelOf(label), numbersOf(state, points, 2), closed === 1),
  emitUnknown: ({ results }, type, name) =>
    void results().addUnknown(
      textArgument(type).slice(0, 20),
      textArgument(name).slice(0, MAX_NAME),
    ),
};

const numbersOf = ({ limit, keep }: HostState, value: GuestValue, size: number): Float64Array => {
  const bytes = bytesArgument(value, 8 * size);
  limit(bytes.byteLength / (8 * size));
  keep(bytes.byteLength);
  return new Float64Array(bytes);
};

const labelOf = (value: GuestValue): Label => {
  const { name, color } = JSON.parse(textArgument(value)) as { name?: unknown; color?: unknown };
  if (!Array.isArray(color) || color.length < 3) return labelled(name);
  return labelled(
    name,
    colorOf([0, 1, 2, 3].map((k) => (k < color.length ? Number(color[k]) : 1))),
  );
};

const labelled = (name: unknown, color?: Rgba): Label => ({
  name: typeof name === 'string' ? name.slice(0, MAX_NAME) : '',
  ...(color && { color }),
});
