// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { lazySolid, sourceOf } from '../lazy-solid.js';

const transform = (matrix, geometry) => {
  const transforms = mat4.multiply(mat4.create(), matrix, geometry.transforms);
  const source = sourceOf(geometry);
  return source
    ? lazySolid(source, transforms, geometry)
    : Object.assign({}, geometry, { transforms });
};

export default transform;
