// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { copiedFrom, lazySlice } from './lazy-slice.js';

/** The edges that are copied must not change from then on: they are taken as they are. */
const transform = (matrix, slice) => {
  const { edges, matrix: before } = copiedFrom(slice);
  return lazySlice(edges, mat4.multiply(mat4.create(), matrix, before));
};

export default transform;
