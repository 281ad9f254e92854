// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import stock from '@jscad/modeling/src/measurements/measureVolume.stock.js';
import onSolids from './measure-solid.js';

const measureVolume = onSolids(stock, ([volume]) => volume);

export default measureVolume;
