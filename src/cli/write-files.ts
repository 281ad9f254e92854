// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, open, rename, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { error, failure, success, type Outcome } from '../shared/problem.ts';

/** A file to write: path and content. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const waiting = new Set<string>();
// Ctrl-C and crashes alike: what is not finished is taken away again.
process.on('exit', () => waiting.forEach((path) => rmSync(path, { force: true })));

/**
 * Writes all files or none: each beside its place first, flushed to disk, then all renamed.
 * Problem: `cli-cannot-write` with the path and the reason (disk full, no permission, …).
 */
export const writeFiles = async (files: readonly OutputFile[]): Promise<Outcome<void>> => {
  const staged: { from: string; to: string }[] = [];
  try {
    for (const { path, bytes } of files) {
      await mkdir(dirname(path), { recursive: true });
      const from = join(dirname(path), `.fabcommons-${process.pid}-${staged.length}.tmp`);
      waiting.add(from);
      staged.push({ from, to: path });
      const file = await open(from, 'w');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    for (const { from, to } of staged) {
      await rename(from, to);
      waiting.delete(from);
    }
    return success(undefined);
  } catch (thrown) {
    for (const { from } of staged) {
      await rm(from, { force: true }).catch(() => undefined);
      waiting.delete(from);
    }
    return failure(
      cannotWrite(files[Math.max(0, staged.length - 1)]!.path, thrown as NodeJS.ErrnoException),
    );
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'a folder with that name is there',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
};

const cannotWrite = (path: string, { code = '', message }: NodeJS.ErrnoException) =>
  error('cli-cannot-write', `Cannot write ${path}: ${REASONS[code] ?? message}.`, {
    hint: 'Choose another place with --out.',
  });
