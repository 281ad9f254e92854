// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
        if (await isAlive(other)) return undefined;
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

const isAlive = async (holder: string): Promise<boolean> => {
  const [pid = '0', began] = holder.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return (await holderName(Number(pid))) === `${pid} ${began}`;
};

/** The process and its start in ticks since the machine's; elsewhere than on Linux `?`. */
const holderName = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name stands in parentheses and may hold anything; the start is the 20th word behind it.
  const began = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${pid} ${began ?? '?'}`;
};
