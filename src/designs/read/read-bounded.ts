// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { BUNDLE_BUDGETS, fileTooLarge } from '../bundle.ts';

/**
 * The bytes of the regular file at `path`, called `name` in Problems. Opened without waiting, so
 * that a pipe cannot stop us; no more than the limit is ever read.
 * Problems: `source-not-a-file`, `source-file-too-large`, `source-unreadable`.
 */
export const readBounded = async (
  path: string,
  name: string,
  limit = BUNDLE_BUDGETS.fileBytes,
): Promise<Outcome<Uint8Array>> => {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return failure(notAFile(name));
      const budgets = { ...BUNDLE_BUDGETS, fileBytes: limit };
      if (stats.size > limit) return failure(fileTooLarge(name, stats.size, budgets));
      const bytes = new Uint8Array(stats.size);
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return success(bytes.subarray(0, length));
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    return failure(unreadable(name, thrown));
  }
};

export const notAFile = (file: string): Problem =>
  error('source-not-a-file', 'expected a file or folder, found a device, pipe or socket', {
    where: { file },
  });

/** What the system said when it refused to read; a missing file is `source-not-found`. */
export const unreadable = (file: string, thrown: unknown): Problem => {
  const code = (thrown as { readonly code?: unknown } | null)?.code;
  if (typeof code !== 'string') throw thrown;
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? error('source-not-found', 'expected a design, found no such file or folder', {
        where: { file },
      })
    : error('source-unreadable', `expected a file that can be read, the system says ${code}`, {
        hint: 'check its permissions',
        where: { file },
      });
};
