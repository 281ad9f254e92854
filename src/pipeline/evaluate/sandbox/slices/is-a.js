// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isLazySlice } from './lazy-slice.js';

const isA = (object) =>
  typeof object === 'object' &&
  object !== null &&
  'edges' in object &&
  (isLazySlice(object) || Array.isArray(object.edges));

export default isA;
