// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { lazySection, sidesBeforeTransforms } from './lazy-section.js';

/** `union`, `subtract` or `intersect` of 2D geometries in one call of the kernel. */
export const combineSections = (operation, geometries) => {
  const all = geometries.map(sidesBeforeTransforms);
  const counts = new Uint32Array(all.map(({ length }) => length));
  const joined = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  const matrices = new Float64Array(16 * all.length);
  let at = 0;
  all.forEach((sides, i) => {
    joined.set(sides, at);
    at += sides.length;
    matrices.set(geometries[i].transforms, 16 * i);
  });
  const combined = host.combineSections(operation, joined.buffer, counts.buffer, matrices.buffer);
  return lazySection(new Float64Array(combined));
};
