// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import { lazySection, packSections } from '../lazy-section.js';

/**
 * An operation whose outlines may run across themselves, as stock's do where a side is shorter than
 * the offset: then the area that they wind around is the result.
 */
const withoutCrossings =
  (stock) =>
  (...args) => {
    const result = stock(...args);
    if (!geom2.isA(result)) return result;
    const { sides, matrices } = packSections([result]);
    const cleaned = host.cleanSection(sides, matrices);
    return cleaned === undefined ? result : lazySection(new Float64Array(cleaned));
  };

export default withoutCrossings;
