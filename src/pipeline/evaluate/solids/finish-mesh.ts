// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../../mesh/mesh.ts';
import { weld } from '../../mesh/weld.ts';
import type { Polyhedron } from './polyhedron.ts';

/**
 * A polyhedron as a Mesh: rounded to Float32, then vertices that became equal are made one and
 * triangles that lost a corner are left out, which keeps a closed surface closed. Bodies that only
 * touch in an edge share it: closed, that edge run twice each way (checkMesh warns of it). `color`
 * (0–1) fills in where a triangle of a painted polyhedron has none.
 */
export const finishMesh = (
  { positions, triangles, colors }: Polyhedron,
  color: readonly number[] = GRAY,
): Mesh =>
  weld(new Float32Array(positions), {
    triangles,
    ...(colors && { colors: paint(colors, color) }),
  });

const GRAY = [0.8, 0.8, 0.8, 1];

const paint = (colors: Float64Array, fallback: readonly number[]): Uint8Array =>
  Uint8Array.from(colors, (_, i) => {
    const given = colors[i - (i % 4)]! >= 0 ? colors[i]! : fallback[i % 4]!;
    return Math.round(255 * Math.min(1, Math.max(0, given)));
  });
