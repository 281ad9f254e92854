// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';

/** The earliest time that a ZIP can hold: every file has it, whenever it was packed. */
const WHEN = new Date('1980-01-01T00:00:00Z');

/**
 * Files as a ZIP, in the order given, one at a time. Which files with which contents does not
 * depend on time, zone or machine; the bytes of the archive on the deflate of the runtime alone.
 */
export const zipStream = (files: Iterable<readonly [string, Uint8Array]>): Readable => {
  const archive = new ZipArchive({ zlib: { level: 9 }, forceLocalTime: false });
  for (const [name, bytes] of files) {
    archive.append(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      name,
      date: WHEN,
      mode: 0o644,
    });
  }
  void archive.finalize();
  return archive;
};
