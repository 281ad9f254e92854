// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A package that only comparisons need, with its folder and version: from the folder that
 * BENCH_PEERS names, else from ours, where `npm install --no-save` may have put it.
 *
 * @param {string} name
 * @returns {{ folder: string, version: string } | undefined}
 */
export const findPackage = (name) => {
  const roots = [process.env.BENCH_PEERS, HERE].filter((root) => root !== undefined);
  for (const root of roots) {
    const folder = resolve(root, 'node_modules', name);
    const file = join(folder, 'package.json');
    if (existsSync(file))
      return { folder, version: JSON.parse(readFileSync(file, 'utf8')).version };
  }
  return undefined;
};
