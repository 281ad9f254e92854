// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packedSidesOf } from '../lazy-section.js';

const isA = (object) =>
  typeof object === 'object' &&
  object !== null &&
  'sides' in object &&
  'transforms' in object &&
  (packedSidesOf(object) !== undefined || Array.isArray(object.sides)) &&
  'length' in object.transforms;

export default isA;
