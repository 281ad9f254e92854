// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import stock from '@jscad/modeling/src/operations/expansions/expandPath2.stock.js';
import withoutCrossings from './without-crossings.js';

const expandPath2 = withoutCrossings(stock);

export default expandPath2;
