// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import flatten from '@jscad/modeling/src/utils/flatten.js';
import { combineSolids } from '../kernel-solid.js';

const unionGeom3 = (...geometries) => combineSolids('union', flatten(geometries));

export default unionGeom3;
