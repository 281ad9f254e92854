// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { handleOf, lazySolid } from '../lazy-solid.js';

const clone = (geometry) => {
  const handle = handleOf(geometry);
  return handle === undefined
    ? Object.assign({}, geometry)
    : lazySolid(handle, geometry.transforms, geometry);
};

export default clone;
