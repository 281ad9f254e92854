// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { combineSolids } from '../kernel-solid.js';

const unionGeom3Sub = (geometry1, geometry2) => combineSolids('union', [geometry1, geometry2]);

export default unionGeom3Sub;
