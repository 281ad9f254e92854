// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holderName, isHolderAlive } from './holder.ts';
import type { Claim } from './store.ts';

/**
 * A file with the name of its holder: a process and when that began, so that a number that is given
 * again does not keep a dead one's claim alive. No clock takes part.
 */
export const claimIn =
  (folder: string) =>
  async (key: string): Promise<Claim | undefined> => {
    const place = join(folder, key);
    const mine = `${await holderName(process.pid)} ${randomUUID()}`;
    // Linked into place: a claim is never seen without its holder in it.
    const draft = join(folder, `${randomUUID()}.draft`);
    await writeFile(draft, mine, { flag: 'wx' });
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (await linked(draft, place)) return { release: () => release(place, mine) };
        const other = await readFile(place, 'utf8').catch(() => undefined);
        if (other === undefined) continue;
        if (await isHolderAlive(other)) return undefined;
        await bury(place, other);
      }
      return undefined;
    } finally {
      await rm(draft, { force: true });
    }
  };

const ATTEMPTS = 3;

const linked = (draft: string, place: string): Promise<boolean> =>
  link(draft, place).then(
    () => true,
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code !== 'EEXIST') throw thrown;
      return false;
    },
  );

const release = async (place: string, mine: string): Promise<void> => {
  const found = await readFile(place, 'utf8').catch(() => undefined);
  if (found === mine) await rm(place, { force: true });
};

/** Of a dead holder. Moved away first: of two who find it, one may have taken it anew already. */
const bury = async (place: string, dead: string): Promise<void> => {
  const grave = `${place}.${randomUUID()}.draft`;
  const moved = await rename(place, grave).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const found = await readFile(grave, 'utf8').catch(() => undefined);
  // It was a living one's after all: back to its place, unless somebody was faster.
  if (found !== undefined && found !== dead) await link(grave, place).catch(() => undefined);
  await rm(grave, { force: true });
};
