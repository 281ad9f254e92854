// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import stock from '@jscad/modeling/src/measurements/measureArea.stock.js';
import onSolids from './measure-solid.js';

const measureArea = onSolids(stock, ([, area]) => area);

export default measureArea;
