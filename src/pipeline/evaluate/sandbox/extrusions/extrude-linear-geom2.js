// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/operations/extrusions/extrudeLinearGeom2.stock.js';
import { packSections } from '../lazy-section.js';
import { lazySolid } from '../lazy-solid.js';

/** Odd options, empty areas and outlines that need repair are left to stock. */
const extrudeLinearGeom2 = (options, geometry) => {
  const { offset, twistAngle, twistSteps, repair } = {
    ...{ offset: [0, 0, 1], twistAngle: 0, twistSteps: 12, repair: true },
    ...options,
  };
  const plain = Array.isArray(offset) && offset.length === 3 && twistSteps >= 1;
  const settings = [...(plain ? offset : []), twistAngle, twistSteps, repair ? 1 : 0];
  if (!plain || !settings.every(Number.isFinite)) return stock(options, geometry);
  const { sides, matrices } = packSections([geometry]);
  const number = host.extrudeLinear(sides, matrices, new Float64Array(settings).buffer);
  return number < 0 ? stock(options, geometry) : lazySolid({ number });
};

export default extrudeLinearGeom2;
