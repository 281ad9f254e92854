// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type FileHandle, open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type ZipContent, zipStream } from './zip-stream.ts';

/**
 * A whole ZIP in memory. Its files are opened before the first is read: one that makes room for others
 * meanwhile is in it all the same. undefined where one of them is not there any more.
 */
export const packZip = async (
  files: Iterable<readonly [string, ZipContent]>,
): Promise<Uint8Array | undefined> => {
  const opened = await openFiles(files);
  if (opened === undefined) return undefined;
  try {
    return await buffer(zipStream(opened.files));
  } finally {
    await opened.close();
  }
};

/** The same files, those of the disk open. */
export const openFiles = async (files: Iterable<readonly [string, ZipContent]>) => {
  const handles: FileHandle[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(handles.map((each) => each.close()));
  };
  const ready: (readonly [string, ZipContent])[] = [];
  try {
    for (const [name, content] of files) {
      if ('path' in content) {
        const handle = await open(content.path);
        handles.push(handle);
        ready.push([name, { handle }]);
      } else ready.push([name, content]);
    }
    return { files: ready, close };
  } catch (thrown) {
    await close();
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
};
