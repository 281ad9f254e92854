// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/operations/expansions/expandShell.stock.js';
import { solidReferences } from '../kernel-solid.js';
import { kernelSolid } from '../lazy-solid.js';

/** The shell around a solid, of stock's pieces; odd options are left to stock. */
const expandShell = (options, geometry) => {
  const { delta, segments } = { delta: 1, segments: 12, ...options };
  const plain = Number.isFinite(delta) && Number.isFinite(segments);
  const settings = plain && new Float64Array([delta, segments]);
  const number = settings ? host.expandShell(solidReferences([geometry]), settings.buffer) : -1;
  return number < 0 ? stock(options, geometry) : kernelSolid(number);
};

export default expandShell;
