// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../../shared/problem.ts';

/**
 * Polygons as a design gave them. `points`: x y z of each corner in mm, stride 3; `counts`: corners
 * of each polygon; `colors`: r g b a (0–1) of each polygon, stride 4, −1 for "as the solid".
 */
export interface PolygonSoup {
  readonly points: Float64Array;
  readonly counts: Uint32Array;
  readonly colors?: Float64Array;
}

/**
 * Convex polygons that share their corners, and close. `positions`: x y z of each vertex, stride 3;
 * `corners`: vertex numbers of all polygons one after another; `counts`: corners of each polygon.
 */
export interface Facets {
  readonly positions: Float64Array;
  readonly corners: Uint32Array;
  readonly counts: Uint32Array;
}

/**
 * Triangles that close: every edge is run as often forth as back. `positions` stride 3 in mm,
 * double precision; `triangles` stride 3; `colors` as in PolygonSoup, but a triangle each.
 */
export interface Polyhedron {
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  readonly colors?: Float64Array;
}

/** Why polygons do not bound a body; `at` is x y z of a place to look at. */
export type Defect = {
  readonly kind: 'not-finite' | 'not-closed';
  readonly at: readonly number[];
};

export type Closed =
  | { readonly ok: true; readonly value: Polyhedron; readonly problems?: readonly Problem[] }
  | { readonly ok: false; readonly defect: Defect };
