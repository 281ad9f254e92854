// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';

/** The earliest time that a ZIP can hold: every file has it, whenever it was packed. */
const WHEN = new Date('1980-01-01T00:00:00Z');

/**
 * What a file holds, or where on this disk it lies; that is read when its turn comes. Whoever opened
 * one closes it.
 */
export type ZipContent = Uint8Array | { readonly path: string } | { readonly handle: FileHandle };

/**
 * Files as a ZIP, in the order given, one at a time. Which files with which contents does not
 * depend on time, zone or machine; the bytes of the archive on the deflate of the runtime alone.
 */
export const zipStream = (files: Iterable<readonly [string, ZipContent]>): Readable => {
  const archive = new ZipArchive({ zlib: { level: 9 }, forceLocalTime: false });
  const onDisk: Readable[] = [];
  // Whoever went away leaves no file open.
  archive.once('close', () => onDisk.forEach((each) => each.destroy()));
  for (const [name, content] of files) {
    const about = { name, date: WHEN, mode: 0o644 };
    if ('path' in content || 'handle' in content) {
      // Not as a file of the archiver, which would put it behind all that are in memory.
      const opened = fileAt(content);
      opened.once('error', (thrown) => archive.destroy(thrown));
      onDisk.push(opened);
      archive.append(opened, about);
    } else {
      archive.append(Buffer.from(content.buffer, content.byteOffset, content.byteLength), about);
    }
  }
  // What goes wrong is told by the stream, to whoever reads it.
  archive.finalize().catch(() => undefined);
  return archive;
};

/** A path is opened when its first byte is wanted. */
const fileAt = (of: Exclude<ZipContent, Uint8Array>): Readable =>
  Readable.from(
    (async function* () {
      yield* 'path' in of
        ? createReadStream(of.path)
        : of.handle.createReadStream({ start: 0, autoClose: false });
    })(),
    { objectMode: false },
  );
