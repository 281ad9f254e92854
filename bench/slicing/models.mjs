// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import Module from 'manifold-3d';
import { lettering } from './lettering.mjs';
import * as shapes from './shapes.mjs';
import { toStl } from './stl.mjs';

/** Printed full of plastic. */
const SOLID = { fill_density: '100%', fill_pattern: 'rectilinear' };

/** The kernel that makes the models. */
export const loadKernel = async () => {
  const kernel = await Module();
  kernel.setup();
  return kernel;
};

/**
 * Solids that each ask a question of a slicer, as binary STL, in mm, standing on z = 0, with the
 * `changes` to the common settings they are printed at. Small ones first; `large` ones are for speed.
 *
 * @returns {Promise<{ name: string, large: boolean, changes: Record<string, string>, make: () => Uint8Array }[]>}
 */
export const loadModels = async () => {
  const kernel = await loadKernel();
  const model = (name, solid, { large = false, changes = {} } = {}) => ({
    ...{ name, large, changes },
    make: () => toStl(solid(kernel)),
  });
  return [
    model('cube20', shapes.cube20),
    model('cyl10', shapes.cyl10),
    model('comb', shapes.comb),
    model('bridge', shapes.bridge),
    model('wedge45', shapes.wedge45),
    model('wedge60', shapes.wedge60),
    model('text', lettering),
    model('plate40', shapes.plate40),
    model('cube20 solid', shapes.cube20, { changes: SOLID }),
    model('plate40 solid', shapes.plate40, { changes: SOLID }),
    model('shell', shapes.hollowBall),
    model('gyroid', shapes.gyroid, { large: true }),
    model('plate', shapes.plate, { large: true }),
  ];
};
