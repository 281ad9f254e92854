// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hostPrimitive from './host-primitive.js';
import stock from '@jscad/modeling/src/primitives/geodesicSphere.stock.js';

const geodesicSphere = hostPrimitive('geodesicSphere', stock, { radius: 1, frequency: 6 });

export default geodesicSphere;
