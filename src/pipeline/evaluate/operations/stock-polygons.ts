// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { StockPolygon } from '../stock.generated.ts';
import type { PolygonSoup } from '../solids/polyhedron.ts';

/** JSCAD's list of poly3 in flat arrays. */
export const packPolygons = (polygons: readonly StockPolygon[]): PolygonSoup => {
  const counts = Uint32Array.from(polygons, ({ vertices }) => vertices.length);
  const points = new Float64Array(3 * counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const { vertices } of polygons) {
    for (const vertex of vertices) {
      points.set(vertex, at);
      at += 3;
    }
  }
  return { points, counts };
};
