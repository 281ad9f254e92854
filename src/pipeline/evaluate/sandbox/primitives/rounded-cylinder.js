// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hostPrimitive from './host-primitive.js';
import stock from '@jscad/modeling/src/primitives/roundedCylinder.stock.js';

const roundedCylinder = hostPrimitive('roundedCylinder', stock, {
  center: [0, 0, 0],
  height: 2,
  radius: 1,
  roundRadius: 0.2,
  segments: 32,
});

export default roundedCylinder;
