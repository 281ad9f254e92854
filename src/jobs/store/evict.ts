// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface Found {
  readonly path: string;
  readonly size: number;
  readonly used: number;
}

/** Down to this share of the limit, so that not each file that comes makes one go. */
const KEEP = 0.9;

/** What was used since then may be in somebody's hands, ms. */
const IN_HANDS_MS = 60_000;

/**
 * Removes the files under `folders` that were unused for longest until the rest takes at most nine
 * tenths of `maxBytes`. Files of the last minute stay. Answers how many bytes are left.
 */
export const evict = async (
  folders: readonly string[],
  maxBytes: number,
  now: number,
): Promise<number> => {
  const all = (await Promise.all(folders.map(filesIn))).flat();
  let total = all.reduce((sum, { size }) => sum + size, 0);
  if (total <= maxBytes) return total;
  for (const { path, size, used } of all.sort((a, b) => a.used - b.used)) {
    if (total <= maxBytes * KEEP || now - used < IN_HANDS_MS) break;
    await rm(path, { force: true });
    total -= size;
  }
  return total;
};

const filesIn = async (folder: string): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const shelf of await readdir(folder).catch(() => [])) {
    for (const name of await readdir(join(folder, shelf)).catch(() => [])) {
      const path = join(folder, shelf, name);
      const about = await stat(path).catch(() => undefined);
      if (about !== undefined) found.push({ path, size: about.size, used: about.mtimeMs });
    }
  }
  return found;
};
