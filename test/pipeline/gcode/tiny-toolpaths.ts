// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { beadVolume } from '../../../src/pipeline/toolpath/bead-volume.ts';
import type { Notice } from '../../../src/designs/license/notice.ts';
import { resolveSettings, type Choice } from '../../../src/pipeline/fabricators/resolve.ts';
import type { Settings } from '../../../src/pipeline/fabricators/settings/table.ts';
import type {
  Extrusion,
  LayerToolpath,
  Move,
  Role,
  Toolpaths,
  Travel,
} from '../../../src/pipeline/toolpath/toolpath.ts';

export const NOTICE: Notice = {
  title: 'Test square',
  design: 'ada/test-square',
  version: '1.0.0',
  copyright: ['2026 Ada Moreau'],
  authors: ['Ada Moreau'],
  license: 'CERN-OHL-S-2.0',
  digest: '0123456789abcdef'.repeat(4),
  changed: [{ name: 'size', value: '20' }],
  derivedFrom: [],
  generator: 'fabcommons 0.1.0',
};

export const settingsOf = (choice: Choice = {}): Settings => {
  const outcome = resolveSettings(choice);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

/** Area of a bead 0.45 wide and 0.2 high: w·h − h²·(1 − π/4). */
const BEAD_AREA = 0.45 * 0.2 - 0.04 * (1 - Math.PI / 4);

export const bead = (points: readonly number[], rest: Partial<Extrusion> = {}): Extrusion => ({
  kind: 'extrusion',
  role: 'Perimeter' as Role,
  points: Float64Array.from(points),
  width: 0.45,
  height: 0.2,
  mm3PerMm: BEAD_AREA,
  speed: 60,
  acceleration: 500,
  object: 0,
  ...rest,
});

export const travel = (points: readonly number[], retract = false, lift = 0): Travel => ({
  kind: 'travel',
  points: Float64Array.from(points),
  retract,
  lift,
});

export const layersOf = (moves: readonly (readonly Move[])[], height = 0.2): LayerToolpath[] =>
  moves.map((list, index) => ({
    index,
    z: height * (index + 1),
    height,
    fan: index === 0 ? 0 : 50,
    bridgeFan: 100,
    moves: list,
  }));

const square = (x: number, y: number, size: number): number[] => [
  ...[x, y, x + size, y, x + size, y + size, x, y + size],
  ...[x, y],
];

/** Two layers of two squares with a bridge on the second. */
export const TINY: Toolpaths = {
  objects: ['clip "A"\nG28', 'clip B'],
  layers: layersOf([
    [
      travel([40, 40], true),
      bead([40, 40, 80, 40], { role: 'Skirt/Brim', object: -1, speed: 30 }),
      travel([50, 50], true),
      bead(square(50, 50, 10), { role: 'External perimeter', speed: 30 }),
      travel([70, 50], true, 0.2),
      bead(square(70, 50, 10), { role: 'External perimeter', speed: 30, object: 1 }),
    ],
    [
      travel([50, 50], true, 0.2),
      bead(square(50, 50, 10), { role: 'External perimeter', acceleration: 300 }),
      travel([50.4, 50.4]),
      bead([50.4, 50.4, 59.6, 59.6], { role: 'Internal infill' }),
      travel([70, 50], true, 0.2),
      bead(square(70, 50, 10), { role: 'External perimeter', object: 1 }),
      travel([71, 51], false),
      bead([71, 51, 79, 51], {
        ...{ role: 'Bridge infill', object: 1, speed: 25, width: 0.4, height: 0.4 },
        mm3PerMm: (Math.PI * 0.16) / 4,
      }),
    ],
  ]),
};

export const volumeOf = (toolpaths: Toolpaths): number => {
  let volume = 0;
  for (const { moves } of toolpaths.layers) {
    for (const move of moves) {
      if (move.kind === 'extrusion') volume += beadVolume(move);
    }
  }
  return volume;
};
