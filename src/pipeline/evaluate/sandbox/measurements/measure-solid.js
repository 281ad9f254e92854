// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import flatten from '@jscad/modeling/src/utils/flatten.js';
import { solidReferences } from '../kernel-solid.js';
import { sourceOf } from '../lazy-solid.js';

const measured = new WeakMap();

/** A stock measurement that leaves solids that are not polygons yet to the host: `pick` from its numbers. */
const onSolids =
  (stock, pick) =>
  (...geometries) => {
    const all = flatten(geometries);
    if (!all.some((geometry) => sourceOf(geometry))) return stock(...geometries);
    const results = all.map((geometry) =>
      sourceOf(geometry) ? pick(numbersOf(geometry)) : stock(geometry),
    );
    return results.length === 1 ? results[0] : results;
  };

/** [volume, area, 3 of the least corner, 3 of the greatest, 3 of the center of mass]. */
const numbersOf = (geometry) => {
  let numbers = measured.get(geometry);
  if (!numbers) {
    numbers = Array.from(new Float64Array(host.measureSolid(solidReferences([geometry]))));
    measured.set(geometry, numbers);
  }
  return numbers;
};

export default onSolids;
