// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFlushed } from '../../designs/library/store/write-flushed.ts';

/**
 * The secret that signs the cookies of the node in `folder`, made when it is first needed. Only
 * its owner can read it; of two processes that begin at once the first file in place counts.
 */
export const serverSecret = async (folder: string): Promise<string> => {
  const path = join(folder, 'keys', 'server-secret');
  const there = await read(path);
  if (there !== undefined) return there;
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const beside = join(folder, 'keys', `unfinished-${globalThis.crypto.randomUUID()}`);
  await writeFlushed(beside, randomBytes(32).toString('base64url'), 0o600);
  try {
    await link(beside, path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  } finally {
    await rm(beside, { force: true });
  }
  return (await read(path))!;
};

const read = async (path: string): Promise<string | undefined> => {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
};
