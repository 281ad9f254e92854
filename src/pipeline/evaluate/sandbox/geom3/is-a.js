// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sourceOf } from '../lazy-solid.js';

const isA = (object) =>
  typeof object === 'object' &&
  object !== null &&
  'polygons' in object &&
  'transforms' in object &&
  (sourceOf(object) !== undefined || Array.isArray(object.polygons)) &&
  'length' in object.transforms;

export default isA;
