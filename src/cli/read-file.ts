// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile, stat } from 'node:fs/promises';
import { error, failure, success, type Outcome } from '../shared/problem.ts';

/** Meshes and G-code of this size are the largest that a job has memory for. */
const MOST_BYTES = 1_500_000_000;
const MOST_TEXT_BYTES = 10_000_000;

/** Bytes of a file the user named. Problem: `cli-cannot-read`. */
export const readInput = async (
  path: string,
  mostBytes = MOST_BYTES,
): Promise<Outcome<Uint8Array>> => {
  const refuse = (why: string) =>
    failure(error('cli-cannot-read', `Cannot read ${path}: ${why}.`, { where: { file: path } }));
  try {
    const found = await stat(path);
    if (!found.isFile()) return refuse(found.isDirectory() ? 'it is a folder' : 'it is not a file');
    if (found.size > mostBytes) return refuse(`it is larger than ${mostBytes} bytes`);
    return success(new Uint8Array(await readFile(path)));
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return refuse(REASONS[code ?? ''] ?? message);
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
  EACCES: 'no permission to read it',
};

/** The same as text; not UTF-8 is a Problem. */
export const readInputText = async (path: string): Promise<Outcome<string>> => {
  const bytes = await readInput(path, MOST_TEXT_BYTES);
  if (!bytes.ok) return bytes;
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return failure(
      error('cli-cannot-read', `Cannot read ${path}: it is not UTF-8 text.`, {
        where: { file: path },
      }),
    );
  }
};
