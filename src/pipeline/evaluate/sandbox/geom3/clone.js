// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { lazySolid, sourceOf } from '../lazy-solid.js';

const clone = (geometry) => {
  const source = sourceOf(geometry);
  return source ? lazySolid(source, geometry.transforms, geometry) : Object.assign({}, geometry);
};

export default clone;
