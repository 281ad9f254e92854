// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFlushed } from './write-flushed.ts';

/**
 * A secret of the node in `folder`, the text of `keys/<name>`; `make` gives it when it is first needed.
 * Only its owner can read it. Two processes that begin at once agree on one: the first file in place
 * counts.
 */
export const keptSecret = async (
  folder: string,
  name: string,
  make: () => string,
): Promise<string> => {
  const there = await readSecret(folder, name);
  if (there !== undefined) return there;
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const beside = join(folder, 'keys', `unfinished-${globalThis.crypto.randomUUID()}`);
  await writeFlushed(beside, make(), 0o600);
  try {
    await link(beside, join(folder, 'keys', name));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  } finally {
    await rm(beside, { force: true });
  }
  return (await readSecret(folder, name))!;
};

/** undefined where it was not needed yet. */
export const readSecret = async (folder: string, name: string): Promise<string | undefined> => {
  try {
    return await readFile(join(folder, 'keys', name), 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
};
