// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { lazySection, packedSidesOf } from '../lazy-section.js';

const clone = (geometry) => {
  const packed = packedSidesOf(geometry);
  return packed ? lazySection(packed, geometry.transforms, geometry) : Object.assign({}, geometry);
};

export default clone;
