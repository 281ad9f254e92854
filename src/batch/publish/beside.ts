// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { holderName, isHolderAlive } from '../../jobs/store/holder.ts';

/** What no process of this machine answers for was left by a dead one after so long, ms. */
const LEFTOVER_MS = 3_600_000;

/** Machine, process, its start; then a name of its own. */
const NAME = /^\.fabcommons-([0-9a-f]{8})-(\d+)-(\d*)-[0-9a-f-]{36}\.tmp$/;

const machine = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

let ours: Promise<string> | undefined;

/** A name for a file that is being written, which says who writes it. */
export const nameBeside = async (): Promise<string> => {
  ours ??= holderName(process.pid).then((name) => name.replace(' ', '-').replace('?', ''));
  return `.fabcommons-${machine()}-${await ours}-${randomUUID()}.tmp`;
};

/**
 * Removes what runs that were killed were writing in this folder. What a living one writes stays,
 * and what another machine writes that has the same folder.
 */
export const clearBeside = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const [, host, pid, began] = NAME.exec(name) ?? [];
    if (host === undefined) continue;
    const path = join(folder, name);
    const isDead =
      host === machine()
        ? !(await isHolderAlive(`${pid} ${began || '?'}`))
        : Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0) > LEFTOVER_MS;
    if (isDead) await rm(path, { force: true });
  }
};
