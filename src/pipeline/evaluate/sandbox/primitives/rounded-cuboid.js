// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hostPrimitive from './host-primitive.js';
import stock from '@jscad/modeling/src/primitives/roundedCuboid.stock.js';

const roundedCuboid = hostPrimitive('roundedCuboid', stock, {
  center: [0, 0, 0],
  size: [2, 2, 2],
  roundRadius: 0.2,
  segments: 32,
});

export default roundedCuboid;
