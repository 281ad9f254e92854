// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Triangles of one solid.
 *
 * `positions`: x y z of each vertex in mm, stride 3, welded (no two vertices equal).
 * `triangles`: three vertex indices each, stride 3, counter-clockwise seen from outside.
 * `colors`: r g b a (0–255) of each triangle, stride 4; absent: the part's own color.
 *
 * A tetrahedron: positions of 12 floats, triangles of 12 indices.
 */
export interface Mesh {
  readonly positions: Float32Array;
  readonly triangles: Uint32Array;
  readonly colors?: Uint8Array;
}

/** Red, green, blue, opacity, each in [0, 1]: as JSCAD writes colors. */
export type Rgba = readonly [number, number, number, number];

/** Smallest and largest corner, mm. */
export type Bounds = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
];
