// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hostPrimitive from './host-primitive.js';
import stock from '@jscad/modeling/src/primitives/cylinderElliptic.stock.js';
import { TAU } from '@jscad/modeling/src/maths/constants.js';

const cylinderElliptic = hostPrimitive('cylinderElliptic', stock, {
  center: [0, 0, 0],
  height: 2,
  startRadius: [1, 1],
  endRadius: [1, 1],
  startAngle: 0,
  endAngle: TAU,
  segments: 32,
});

export default cylinderElliptic;
