// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import stock from '@jscad/modeling/src/geometries/geom2/transform.stock.js';
import { lazySection, packedSidesOf } from '../lazy-section.js';

/** Stock turns the sides of what is mirrored around. */
const transform = (matrix, geometry) => {
  const packed = packedSidesOf(geometry);
  if (!packed || isMirroring(matrix)) return stock(matrix, geometry);
  const transforms = mat4.multiply(mat4.create(), matrix, geometry.transforms);
  return lazySection(packed, transforms, geometry);
};

const isMirroring = (m) => m[0] * m[5] - m[4] * m[1] < 0;

export default transform;
