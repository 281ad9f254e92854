// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Parameter } from '../../src/designs/parameters/schema.ts';

export const WIDTH: Parameter = {
  ...{ name: 'width', type: 'number', caption: 'Width (mm)', default: 6, min: 2, max: 900 },
};

/** A flat bar as wide as its one parameter says, `WIDTH`. */
export const barCode = (
  depth: number,
): string => `const { cuboid } = require('@jscad/modeling').primitives
module.exports = {
  getParameterDefinitions: () => [
    { name: 'width', type: 'number', caption: 'Width (mm)', initial: 6, min: 2, max: 900 },
  ],
  main: ({ width }) => cuboid({ size: [width, ${depth}, 1] }),
}`;
