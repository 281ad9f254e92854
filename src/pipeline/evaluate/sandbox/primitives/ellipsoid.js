// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hostPrimitive from './host-primitive.js';
import stock from '@jscad/modeling/src/primitives/ellipsoid.stock.js';

const ellipsoid = hostPrimitive('ellipsoid', stock, {
  center: [0, 0, 0],
  radius: [1, 1, 1],
  segments: 32,
  axes: [
    [1, 0, 0],
    [0, -1, 0],
    [0, 0, 1],
  ],
});

export default ellipsoid;
