// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { lazySection, packSections } from './lazy-section.js';

/** `union`, `subtract` or `intersect` of 2D geometries in one call of the kernel. */
export const combineSections = (operation, geometries) => {
  const { sides, counts, matrices } = packSections(geometries);
  return lazySection(new Float64Array(host.combineSections(operation, sides, counts, matrices)));
};
