// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './fabcommons.ts';

export const BLOCK = `// SPDX-FileCopyrightText: 2026 A Maker
// SPDX-License-Identifier: CC0-1.0
// title: Block
// version: 1.2.3
const { primitives } = require('@jscad/modeling')
const main = ({ size }) => primitives.cuboid({ size: [size, 20, 10], center: [0, 0, 5] })
const getParameterDefinitions = () => [{ name: 'size', type: 'number', initial: 20, min: 1, max: 900 }]
module.exports = { main, getParameterDefinitions }
`;

/** A folder with a block of 20 × 20 × 10 mm and one number, quick to print. */
export const withBlock = (): string => {
  const folder = scratch();
  writeFileSync(join(folder, 'block.js'), BLOCK);
  return folder;
};
/** Layers that are quick to make, and no pictures of the part. */
export const DRAFT = ['--process', 'draft', '--set', 'thumbnails='];
