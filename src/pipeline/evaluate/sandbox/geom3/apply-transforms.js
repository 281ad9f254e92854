// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import poly3 from '@jscad/modeling/src/geometries/poly3/index.js';

const applyTransforms = (geometry) => {
  const { transforms } = geometry;
  if (mat4.isIdentity(transforms)) return geometry;
  geometry.polygons = geometry.polygons.map((polygon) => poly3.transform(transforms, polygon));
  geometry.transforms = mat4.create();
  return geometry;
};

export default applyTransforms;
