// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import flatten from '@jscad/modeling/src/utils/flatten.js';
import { combineSolids } from '../kernel-solid.js';

const subtractGeom3 = (...geometries) => combineSolids('subtract', flatten(geometries));

export default subtractGeom3;
