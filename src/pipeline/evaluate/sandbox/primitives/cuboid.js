// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hostPrimitive from './host-primitive.js';
import stock from '@jscad/modeling/src/primitives/cuboid.stock.js';

const cuboid = hostPrimitive('cuboid', stock, { center: [0, 0, 0], size: [2, 2, 2] });

export default cuboid;
