// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/operations/booleans/scissionGeom3.stock.js';
import { solidReferences } from '../kernel-solid.js';
import { kernelSolid, sourceOf } from '../lazy-solid.js';

const scissionGeom3 = (geometry) => {
  if (!sourceOf(geometry)) return stock(geometry);
  const numbers = new Float64Array(host.splitSolid(solidReferences([geometry])));
  return Array.from(numbers, (number) => kernelSolid(number));
};

export default scissionGeom3;
