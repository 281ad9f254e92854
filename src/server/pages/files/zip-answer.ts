// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packZip } from '../../../commons/pack-zip.ts';
import type { ZipContent } from '../../../commons/zip-stream.ts';
import type { ZipCache } from '../../../jobs/cache/create-zip-cache.ts';
import type { Answer } from '../../answers/answer.ts';

/** What goes into a ZIP, in order, and the digest of all that. */
export interface PackableZip {
  readonly name: string;
  readonly contents: string;
  readonly files: Iterable<readonly [string, ZipContent]>;
}

/**
 * The ZIP of these files: the same bytes under the same ETag for everybody as long as it is kept.
 * undefined where one of them is not there any more.
 */
export const zipAnswer = async (
  zips: ZipCache,
  { name, contents, files }: PackableZip,
  signal: AbortSignal,
): Promise<Answer | undefined> => {
  const zip = await zips.get(contents, () => packZip(files), signal);
  if (zip === undefined) return undefined;
  const { sha256, content } = zip;
  const about = { name, etag: sha256, type: 'application/zip' };
  return 'path' in content
    ? { kind: 'file', path: content.path, ...about }
    : { kind: 'bytes', bytes: content, ...about };
};
