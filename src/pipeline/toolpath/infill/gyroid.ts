// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { acos, atan2, cos, sin } from '../../../shared/math.ts';
import { toUnits } from '../../../shared/units.ts';
import { clipLines } from '../../polygons/clip-lines.ts';
import { boundingBox } from '../../polygons/measure.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { anchorLines } from './anchor-lines.ts';
import { jointsOf, type Anchoring } from './anchoring.ts';
import { connectEnds, type JoinedLines } from './connect-ends.ts';

/**
 * Length of a gyroid's cut for each unit of area, times its period (mm per 2π): the mean over all
 * heights, by numeric integration of the curve below. Test: gyroid density holds within 5 %.
 */
const LENGTH_PER_AREA = 2.46;

/** Ends are joined along the outline over at most this share of the mean distance of waves. */
const LONGEST_JOINT = 3;

/** Points for each period along a wave. */
const STEPS = 24;

/**
 * The gyroid surface sin x·cos y + sin y·cos z + sin z·cos x = 0 (Schoen 1970) cut at height `z`
 * mm: waves whose lines, with `spacing` mm for each bead, cover `density` of the area.
 */
export const gyroid = (
  area: Polygons,
  spacing: number,
  density: number,
  z: number,
  anchoring: Anchoring,
): readonly JoinedLines[] => {
  const box = boundingBox(area);
  if (box === undefined) return [];
  const period = (LENGTH_PER_AREA * spacing) / density;
  const scale = toUnits(period) / (2 * Math.PI);
  const phase = (z * 2 * Math.PI) / period;
  // Where |cos z| ≥ |sin z| each wave is a function of x, elsewhere of y: the surface is the same
  // with its axes exchanged in turn.
  const alongX = Math.abs(cos(phase)) >= Math.abs(sin(phase));
  const [minX, minY, maxX, maxY] = box;
  const along = alongX ? [minX, maxX] : [minY, maxY];
  const across = alongX ? [minY, maxY] : [minX, maxX];
  const waves = gyroidWaves(
    phase,
    alongX,
    along.map((u) => u / scale),
    across.map((u) => u / scale),
  );
  const lines = waves.map((wave) => {
    const line = new Float64Array(wave.length);
    for (let i = 0; i < wave.length; i += 2) {
      line[i] = Math.round(wave[alongX ? i : i + 1]! * scale);
      line[i + 1] = Math.round(wave[alongX ? i + 1 : i]! * scale);
    }
    return line;
  });
  const pieces = anchorLines(clipLines(lines, area), area);
  return connectEnds(pieces, area, jointsOf(anchoring, (LONGEST_JOINT * spacing) / density));
};

/** Waves (u, v) over u in `along` that meet v in `across`, radians. */
const gyroidWaves = (
  phase: number,
  alongX: boolean,
  along: readonly number[],
  across: readonly number[],
): readonly number[][] => {
  const step = (2 * Math.PI) / STEPS;
  const from = Math.floor(along[0]! / step) * step;
  const count = Math.ceil((along[1]! - from) / step) + 1;
  const samples = Array.from({ length: count }, (_, i) => wavesAt(from + i * step, phase, alongX));
  const waves: number[][] = [];
  const lowest = Math.floor(across[0]! / (2 * Math.PI)) - 2;
  const highest = Math.ceil(across[1]! / (2 * Math.PI)) + 2;
  for (let turn = lowest; turn <= highest; turn++)
    for (const branch of [0, 1] as const)
      waves.push(samples.flatMap((v, i) => [from + i * step, v[branch] + turn * 2 * Math.PI]));
  return waves;
};

/**
 * The two solutions v of A·cos v + B·sin v = C: with u = x, A = sin x, B = cos z, C = −sin z·cos x;
 * with u = y, A = sin z, B = cos y, C = −sin y·cos z. v = atan2(B, A) ± acos(C / √(A² + B²)),
 * made continuous in u since B (or A) keeps its sign.
 */
const wavesAt = (u: number, phase: number, alongX: boolean): readonly [number, number] => {
  const a = alongX ? sin(u) : sin(phase);
  const b = alongX ? cos(phase) : cos(u);
  const c = alongX ? -sin(phase) * cos(u) : -sin(u) * cos(phase);
  const middle = continuousAngle(a, b, alongX);
  const half = acos(c / Math.sqrt(a * a + b * b));
  return [middle - half, middle + half];
};

/** atan2(b, a) without a jump: for a constant b of either sign it never leaves (−π, π); for a constant a < 0 it is turned. */
const continuousAngle = (a: number, b: number, alongX: boolean): number =>
  alongX || a >= 0 ? atan2(b, a) : Math.PI + atan2(-b, -a);
