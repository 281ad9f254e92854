// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import stock from '@jscad/modeling/src/measurements/measureCenterOfMass.stock.js';
import onSolids from './measure-solid.js';

const measureCenterOfMass = onSolids(stock, (numbers) => numbers.slice(8));

export default measureCenterOfMass;
