// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import stock from '@jscad/modeling/src/measurements/measureBoundingBox.stock.js';
import onSolids from './measure-solid.js';

const measureBoundingBox = onSolids(stock, (numbers) => [numbers.slice(2, 5), numbers.slice(5, 8)]);

export default measureBoundingBox;
