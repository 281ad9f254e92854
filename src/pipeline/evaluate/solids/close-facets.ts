// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { faceOutward } from './close-polygons.ts';
import type { Facets, PolygonSoup, Polyhedron } from './polyhedron.ts';

/** Facets as triangles that face outward: a fan for each polygon. */
export const closeFacets = ({ positions, corners, counts }: Facets): Polyhedron => {
  const triangles = new Uint32Array(3 * (corners.length - 2 * counts.length));
  let at = 0;
  let out = 0;
  for (const count of counts) {
    for (let k = 2; k < count; k++) {
      triangles[out++] = corners[at]!;
      triangles[out++] = corners[at + k - 1]!;
      triangles[out++] = corners[at + k]!;
    }
    at += count;
  }
  return faceOutward({ positions, triangles });
};

/** Facets as polygons with corners of their own. */
export const separateFacets = ({ positions, corners, counts }: Facets): PolygonSoup => {
  const points = new Float64Array(3 * corners.length);
  corners.forEach((corner, i) => {
    points[3 * i] = positions[3 * corner]!;
    points[3 * i + 1] = positions[3 * corner + 1]!;
    points[3 * i + 2] = positions[3 * corner + 2]!;
  });
  return { points, counts };
};
