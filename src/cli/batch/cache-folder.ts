// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import { error, type Problem } from '../../shared/problem.ts';
import { nodeFolder } from '../node.ts';
import { WRITE_REFUSALS } from '../write-refusals.ts';

/**
 * Where the steps of builds are kept: FABCOMMONS_CACHE, else `cache` in the node's folder. Without
 * a cache they need a place between the steps all the same, which is removed at the end.
 */
export const cacheFolder = async (
  isKept: boolean,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  if (isKept) {
    const folder = resolve(process.env['FABCOMMONS_CACHE'] || join(nodeFolder(), 'cache'));
    return { folder, remove: async () => undefined };
  }
  const folder = await mkdtemp(join(tmpdir(), 'fabcommons-batch-'));
  const removeNow = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', removeNow);
  return {
    folder,
    remove: async () => {
      process.off('exit', removeNow);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What the system or the object store refused, as a Problem; undefined where it is a bug of ours. */
export const cannotUse = (thrown: unknown, folders: readonly string[]): Problem | undefined => {
  const ofStore = storeProblem(thrown);
  if (ofStore !== undefined) return ofStore;
  const { code = '', path } = thrown as NodeJS.ErrnoException;
  const reason = WRITE_REFUSALS[code];
  if (reason === undefined) return undefined;
  const where = path ?? folders.join(' or ');
  return error('batch-cannot-write', `Cannot write ${where}: ${reason}.`, {
    hint: 'Choose another place with --out or FABCOMMONS_CACHE; what is done stays done.',
    where: { file: where },
  });
};
