// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { error, failure, success, type Outcome } from '../shared/problem.ts';
import { WRITE_REFUSALS } from './write-refusals.ts';

/** A file to write: path and content, which may be made piece by piece while it is written. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

const waiting = new Set<string>();
const takeAway = (): void => {
  for (const path of waiting) rmSync(path, { force: true });
  waiting.clear();
};
// Ctrl-C and crashes alike: what is not finished is taken away again.
process.on('exit', takeAway);

/**
 * Writes all files or none: each beside its place first, flushed to disk, then all renamed.
 * Problem: `cli-cannot-write` with the path and the reason (disk full, no permission, …).
 */
export const writeFiles = async (files: readonly OutputFile[]): Promise<Outcome<void>> => {
  const staged: { readonly from: string; readonly to: string }[] = [];
  let current = '';
  try {
    for (const { path, bytes } of files) {
      current = path;
      staged.push({ from: await writeBeside(path, bytes), to: path });
    }
    for (const { to } of staged) {
      current = to;
      refuseFolder(to);
    }
    // In one go: no signal is heeded between the first and the last.
    for (const { from, to } of staged) {
      current = to;
      renameSync(from, to);
      waiting.delete(from);
    }
    return success(undefined);
  } catch (thrown) {
    takeAway();
    return failure(cannotWrite(current, thrown as NodeJS.ErrnoException));
  }
};

/** Under a name that no other process has, hidden and with an ending that nobody prints. */
const writeBeside = async (path: string, bytes: OutputFile['bytes']): Promise<string> => {
  await makeFolder(dirname(path));
  const beside = join(dirname(path), `.fabcommons-${randomUUID()}.tmp`);
  waiting.add(beside);
  const file = await open(beside, 'wx');
  try {
    await writeFile(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return beside;
};

/** Not by `recursive: true`, which tries for ever where a system has no room for folders (/proc). */
const makeFolder = async (folder: string): Promise<void> => {
  if (isFolder(folder)) return;
  if (!existsSync(dirname(folder))) await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (thrown) {
    // Another build may have been faster.
    if (!isFolder(folder)) throw thrown;
  }
};

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const refuseFolder = (path: string): void => {
  if (isFolder(path)) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
};

const cannotWrite = (path: string, { code = '', message }: NodeJS.ErrnoException) =>
  error('cli-cannot-write', `Cannot write ${path}: ${WRITE_REFUSALS[code] ?? message}.`, {
    hint: 'Choose another place with --out; nothing was written.',
    where: { file: path },
  });
