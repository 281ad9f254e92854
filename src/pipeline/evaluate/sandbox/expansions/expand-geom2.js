// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import stock from '@jscad/modeling/src/operations/expansions/expandGeom2.stock.js';
import withoutCrossings from './without-crossings.js';

const expandGeom2 = withoutCrossings(stock);

export default expandGeom2;
