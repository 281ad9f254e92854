// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { bundleDigest } from '../bundle.ts';
import type { Design, SourceBundle } from '../design.ts';
import type { BlobStore } from './library.ts';
import { versionName } from './reference.ts';
import type { FileEntry, VersionRecord } from './version-record.ts';

/**
 * The complete source of a version, held against its digest: what is given out is what was
 * published. Problem `library-blob-damaged` names the file that is missing or changed.
 */
export const loadSource = async (
  blobs: BlobStore,
  record: VersionRecord,
): Promise<Outcome<SourceBundle>> => {
  const files = new Map<string, Uint8Array>();
  for (const entry of record.files) {
    const bytes = await blobs.get(entry.sha256);
    if (bytes === undefined) return failure(damaged(record, entry));
    files.set(entry.path, bytes);
  }
  const source = { entry: record.entry, files };
  if (bundleDigest(source) !== record.digest) return failure(damaged(record));
  return success(source);
};

/** The version as a design that can be built. */
export const loadDesign = async (
  blobs: BlobStore,
  record: VersionRecord,
): Promise<Outcome<Design>> => {
  const source = await loadSource(blobs, record);
  if (!source.ok) return source;
  const { slug, author, manifest, digest } = record;
  return success({ slug, author, manifest, source: source.value, digest, problems: [] });
};

/** The bytes of all files and pictures of a version, by digest. */
export const loadContents = async (
  blobs: BlobStore,
  record: VersionRecord,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const contents = new Map<string, Uint8Array>();
  for (const entry of [...record.files, ...record.pictures]) {
    const bytes = await blobs.get(entry.sha256);
    if (bytes === undefined) return failure(damaged(record, entry));
    contents.set(entry.sha256, bytes);
  }
  return success(contents);
};

const damaged = (record: VersionRecord, file?: FileEntry) =>
  error(
    'library-blob-damaged',
    `expected ${versionName(record)} as it was published, found ${file === undefined ? 'another digest' : `"${file.path}" missing or changed on disk`}`,
    { hint: 'fabcommons library check says what is damaged and what can be repaired' },
  );
