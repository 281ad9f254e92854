// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import flatten from '@jscad/modeling/src/utils/flatten.js';
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import geom3 from '@jscad/modeling/src/geometries/geom3/index.js';
import aboutEqualNormals from '@jscad/modeling/src/maths/utils/aboutEqualNormals.js';
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import plane from '@jscad/modeling/src/maths/plane/index.js';
import { solidReferences } from '../kernel-solid.js';
import { lazySection } from '../lazy-section.js';

/** Shadows of solids, which the kernel casts. */
const project = (options, ...geometries) => {
  const { axis, origin } = { axis: [0, 0, 1], origin: [0, 0, 0], ...options };
  const all = flatten(geometries);
  if (all.length === 0) throw new Error('wrong number of arguments');
  const results = all.map((each) => (geom3.isA(each) ? shadow(axis, origin, each) : each));
  return results.length === 1 ? results[0] : results;
};

const shadow = (axis, origin, geometry) => {
  const ground = plane.fromNormalAndPoint(plane.create(), axis, origin);
  if (ground.some(Number.isNaN)) throw new Error('project: invalid axis or origin');
  const up = [0, 0, 1];
  const upright = aboutEqualNormals(ground, up)
    ? geometry
    : geom3.transform(mat4.fromVectorRotation(mat4.create(), ground, up), geometry);
  const sides = host.projectSolid(solidReferences([upright]));
  return sides.byteLength === 0 ? geom2.create() : lazySection(new Float64Array(sides));
};

export default project;
