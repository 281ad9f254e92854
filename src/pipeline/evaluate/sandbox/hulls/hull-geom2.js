// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import flatten from '@jscad/modeling/src/utils/flatten.js';
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import { lazySection, packSections } from '../lazy-section.js';

const hullGeom2 = (...geometries) => {
  const { sides, counts, matrices } = packSections(flatten(geometries));
  const hull = host.hullSections(sides, counts, matrices);
  return hull.byteLength === 0 ? geom2.create() : lazySection(new Float64Array(hull));
};

export default hullGeom2;
