// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../paths.mjs';

const examples = dirname(createRequire(import.meta.url).resolve('@jscad/examples/package.json'));

/** Designs by name: cases that stress booleans, examples of JSCAD, the seed library. */
export const DESIGNS = [
  ...['holes', 'spheres', 'bite', 'nested'].map((name) => ({
    name,
    path: join(ROOT, 'bench/kernel/designs', `${name}.cjs`),
  })),
  ...[
    'booleans/basicBooleans',
    'expansions/expand',
    'extrusions/extrudeFromSlices',
    'extrusions/nutsAndBolts',
    'hulls/hull3D',
    'primitives/roundedCuboid',
  ].map((path) => ({ name: path.split('/')[1], path: join(examples, 'core', `${path}.js`) })),
  ...['d-shaft-knob', 'herringbone-gears', 'project-enclosure', 'threaded-jar'].map((slug) => ({
    name: slug,
    path: join(ROOT, 'designs-library', slug, 'design.js'),
  })),
];
