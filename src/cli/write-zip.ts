// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { type ZipContent, zipStream } from '../commons/zip-stream.ts';
import { digest } from '../shared/digest.ts';
import { type Outcome, success } from '../shared/problem.ts';
import type { OutputEntry } from './json-document.ts';
import { measured } from './measured.ts';
import { UsageError } from './usage-error.ts';
import { writeFiles } from './write-files.ts';

/** A ZIP that was written, as `--json` has it. */
export interface WrittenZip {
  readonly outputs: readonly OutputEntry[];
  /** What lies in it. */
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** Writes files that are all in memory as a ZIP, packed as it is written. Problems: those of `writeFiles`. */
export const writeZip = async (
  path: string,
  files: ReadonlyMap<string, ZipContent>,
): Promise<Outcome<WrittenZip>> => {
  const zip = measured(zipStream(files));
  const written = await writeFiles([{ path, bytes: zip.chunks }]);
  if (!written.ok) return written;
  return success({
    outputs: [{ path, format: 'zip', ...zip.sum() }],
    files: [...files].map(([name, content]) => {
      const bytes = content as Uint8Array;
      return { name, bytes: bytes.length, sha256: digest(bytes) };
    }),
  });
};

/** The value of an option that names a ZIP to write, as a whole path. */
export const zipPath =
  (flag: string) =>
  (text: string): string => {
    if (!/\.zip$/i.test(text))
      throw new UsageError(`${flag}: expected a file that ends in .zip, found "${text}"`);
    return resolve(text);
  };
