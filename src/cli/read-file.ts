// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile, stat } from 'node:fs/promises';
import { error, failure, success, type Outcome } from '../shared/problem.ts';

const MOST_BYTES = 1_500_000_000;

/** Bytes of a file the user named. Problem: `cli-cannot-read`. */
export const readInput = async (path: string): Promise<Outcome<Uint8Array>> => {
  const refuse = (why: string) => failure(error('cli-cannot-read', `Cannot read ${path}: ${why}.`));
  try {
    const { size, ...info } = await stat(path).then((found) => ({
      size: found.size,
      isFile: found.isFile(),
    }));
    if (!info.isFile) return refuse('it is not a file');
    if (size > MOST_BYTES) return refuse(`it is larger than ${MOST_BYTES} bytes`);
    return success(new Uint8Array(await readFile(path)));
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return refuse(code === 'ENOENT' ? 'it does not exist' : message);
  }
};

/** The same as text; not UTF-8 is a Problem. */
export const readInputText = async (path: string): Promise<Outcome<string>> => {
  const bytes = await readInput(path);
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
