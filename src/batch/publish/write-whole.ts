// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nameBeside } from './beside.ts';

/**
 * Writes a file beside its place, flushed, and renames it: nobody ever sees half of it. Answers its
 * time of change, ms. Rejects with the system's error.
 */
export const writeWhole = async (path: string, content: Uint8Array | string): Promise<number> => {
  await mkdir(dirname(path), { recursive: true });
  const beside = join(dirname(path), await nameBeside());
  try {
    const file = await open(beside, 'wx');
    let mtimeMs: number;
    try {
      await file.writeFile(content);
      await file.sync();
      ({ mtimeMs } = await file.stat());
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return mtimeMs;
  } catch (thrown) {
    await rm(beside, { force: true });
    throw thrown;
  }
};
