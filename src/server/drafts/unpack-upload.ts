// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { designFiles } from '../../designs/read/design-files.ts';
import { unpackZip } from '../../designs/read/unpack-zip.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import type { DraftStart } from './create-draft.ts';
import { designOf } from './load-files.ts';
import { readUploads, type WaitingUpload } from './receive-upload.ts';

/**
 * The files of a design out of what was uploaded: those of one ZIP, or the files themselves. What
 * is no source (installed modules, products, hidden files) is left out where that can be told.
 * Problems: those of `unpackZip` and `designFiles`.
 */
export const unpackUpload = async (
  uploads: readonly WaitingUpload[],
): Promise<Outcome<DraftStart>> => {
  const [first] = uploads;
  const isZip = uploads.length === 1 && first !== undefined && /\.zip$/i.test(first.path);
  const given = isZip
    ? await unpackZip({ path: first.place }, first.path)
    : success(new Map((await readUploads(uploads)).map(({ path, bytes }) => [path, bytes])));
  if (!given.ok) return given;
  const laid = await designFiles(given.value, nameFrom(first?.path ?? ''));
  if (!laid.ok) return laid;
  const { files, folderName } = laid.value;
  const read = await designOf(files, folderName);
  return success({ files: read.ok ? read.value.source.files : withoutHidden(files), folderName });
};

/** Where the design cannot be read yet, so that it is not known what it needs. */
const withoutHidden = (files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> =>
  new Map([...files].filter(([path]) => !/(^|\/)(\.|node_modules\/)/.test(path)));

/** `clip.zip`, `clip.js` → `clip` */
const nameFrom = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
