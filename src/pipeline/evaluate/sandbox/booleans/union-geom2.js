// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import flatten from '@jscad/modeling/src/utils/flatten.js';
import { combineSections } from '../kernel-section.js';

const unionGeom2 = (...geometries) => combineSections('union', flatten(geometries));

export default unionGeom2;
