// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/operations/booleans/scissionGeom3.stock.js';
import { solidNumber, solidReferences } from '../kernel-solid.js';
import { sourceOf } from '../lazy-solid.js';

const scissionGeom3 = (geometry) =>
  sourceOf(geometry)
    ? Array.from(new Float64Array(host.splitSolid(solidReferences([geometry]))), solidNumber)
    : stock(geometry);

export default scissionGeom3;
