// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { measureFilament } from '../../pipeline/gcode/measure-filament.ts';
import type { MachineLimits } from '../../pipeline/gcode/machine-limits.ts';
import type { GcodeProgram } from '../../pipeline/gcode/machine.ts';
import { EXTRUDE, HOME, TRAVEL, type GcodeMoves } from '../../pipeline/gcode/moves.ts';
import { beadWidth } from './bead-width.ts';
import { denseLayers } from './dense-layers.ts';
import { layerHeights } from './layer-heights.ts';
import type { LayerFacts, Segments, Toolpath } from './toolpath.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * G-code that was read → segments to draw, sorted by layer. `times`: seconds of each move, as
 * `planMotion` has them. Widths and heights that the file does not tell are derived: height from
 * the layers' z, width from the filament pushed.
 */
export const makeToolpath = (
  program: GcodeProgram,
  times: Float64Array,
  limits: MachineLimits,
): Toolpath => {
  const { moves } = program;
  const layerOf = denseLayers(moves);
  const used = measureFilament(moves, limits.settings.retract_length);
  const heights = layerHeights(moves, layerOf);
  const area = (Math.PI * limits.settings.filament_diameter ** 2) / 4;
  const sorts = countSorts(moves);
  const columns = sorts.map(newSegments);
  const layers: Mutable<LayerFacts>[] = [];
  const [all, named] = [newBox(), newBox()];
  const isNamed = program.roles.map((role) => role !== '' && role !== 'Custom');
  let move = 0;
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i < moves.count; i++) {
    const kind = moves.kind[i]!;
    const [x1, y1, z1] = [moves.x[i]!, moves.y[i]!, moves.z[i]!];
    if (kind !== HOME) {
      const layer = layerOf[i]!;
      if (layer === layers.length)
        layers.push({ z: 0, time_s: 0, filament_mm: 0, firstMove: move, moves: 0 });
      const facts = layers[layer]!;
      facts.time_s += times[i]!;
      facts.filament_mm += used[i]!;
      facts.moves++;

      const segments = columns[sortOf(kind)]!;
      const at = segments.count++;
      const height = told(moves.height[i]!) || heights[layer]!;
      let width = told(moves.width[i]!);
      if (kind === EXTRUDE) {
        if (facts.z === 0) facts.z = z1;
        const way = Math.hypot(x1 - x, y1 - y, z1 - z);
        const section = way > 0 ? (moves.e[i]! * area) / way : 0;
        segments.flow[at] = section * moves.feed[i]!;
        if (width === 0) width = beadWidth(section, height);
        for (const box of isNamed[moves.role[i]!] ? [all, named] : [all]) {
          grow(box, x, y, z1);
          grow(box, x1, y1, z1);
        }
      }
      segments.ends.set([x, y, z, width, x1, y1, z1, height], at * 8);
      segments.role[at] = moves.role[i]!;
      segments.speed[at] = moves.feed[i]!;
      segments.time[at] = times[i]!;
      segments.layer[at] = layer;
      segments.move[at] = move++;
    }
    [x, y, z] = [x1, y1, z1];
  }
  const [extrusions, travels, retractions] = columns as [Segments, Segments, Segments];
  return {
    ...{ extrusions, travels, retractions, moves: move, layers, roles: program.roles },
    bounds: [named, all].find(([low, high]) => low[0] <= high[0]),
    density_g_mm: (area * limits.settings.filament_density) / 1000,
  };
};

/** A size as the file tells it; 0 where no bead can have it. */
const told = (size: number): number => (size > 0 && size <= MOST_TOLD_MM ? size : 0);
const MOST_TOLD_MM = 20;

const sortOf = (kind: number): number => (kind === EXTRUDE ? 0 : kind === TRAVEL ? 1 : 2);

const countSorts = (moves: GcodeMoves): readonly number[] => {
  const counts = [0, 0, 0];
  for (let i = 0; i < moves.count; i++) {
    if (moves.kind[i] !== HOME) counts[sortOf(moves.kind[i]!)]!++;
  }
  return counts;
};

const newSegments = (count: number): Mutable<Segments> => ({
  count: 0,
  ends: new Float32Array(count * 8),
  role: new Uint8Array(count),
  speed: new Float32Array(count),
  flow: new Float32Array(count),
  time: new Float32Array(count),
  layer: new Uint32Array(count),
  move: new Uint32Array(count),
});

type Corner = [number, number, number];

const newBox = (): readonly [Corner, Corner] => [
  [Infinity, Infinity, Infinity],
  [-Infinity, -Infinity, -Infinity],
];

const grow = ([min, max]: readonly [Corner, Corner], x: number, y: number, z: number): void => {
  if (x < min[0]) min[0] = x;
  if (y < min[1]) min[1] = y;
  if (z < min[2]) min[2] = z;
  if (x > max[0]) max[0] = x;
  if (y > max[1]) max[1] = y;
  if (z > max[2]) max[2] = z;
};
