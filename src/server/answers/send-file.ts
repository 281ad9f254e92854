// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type FileHandle, open } from 'node:fs/promises';
import type { Request, Response } from 'express';
import type { Answer } from './answer.ts';
import { sendBytes } from './send-bytes.ts';

/** Sends a file of the disk as it is read; false where it is not there any more. */
export const sendFile = async (
  { path, ...about }: Extract<Answer, { readonly kind: 'file' }>,
  request: Request,
  response: Response,
): Promise<boolean> => {
  const file = await openThere(path);
  if (file === undefined) return false;
  try {
    const { size } = await file.stat();
    // Open, it stays readable also when its place is given to another meanwhile.
    const read = (start: number, end: number) =>
      file.createReadStream({ start, end, autoClose: false });
    await sendBytes({ ...about, length: size, read }, request, response);
  } finally {
    await file.close();
  }
  return true;
};

const openThere = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
};
