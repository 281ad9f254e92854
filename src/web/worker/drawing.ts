// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Rgba } from '../../pipeline/mesh/mesh.ts';

/**
 * A shape ready to be drawn, its buffers fit to be transferred.
 *
 * `positions`, `normals`: x y z of three corners a triangle, stride 9 a triangle, mm; empty for a
 * path. `colors`: r g b a (0–255) of each corner, stride 4, where triangles differ in color.
 * `lines`: x y z of both ends of each feature edge or outline, stride 6, mm.
 */
export interface Drawing {
  readonly kind: 'solid' | 'section' | 'path';
  readonly name: string;
  readonly color?: Rgba;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly colors?: Uint8Array;
  readonly lines: Float32Array;
}

/** The buffers that move with a drawing instead of being copied. */
export const buffersOf = (drawing: Drawing): ArrayBufferLike[] => [
  drawing.positions.buffer,
  drawing.normals.buffer,
  drawing.lines.buffer,
  ...(drawing.colors ? [drawing.colors.buffer] : []),
];
