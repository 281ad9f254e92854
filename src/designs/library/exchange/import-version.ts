// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../../shared/digest.ts';
import { error, failure, hasErrors, type Outcome, success } from '../../../shared/problem.ts';
import { bundleDigest, checkBundle } from '../../bundle.ts';
import { publishable } from '../../manifest/publishable.ts';
import { checkFiles } from '../../publish/check-files.ts';
import type { FindRecord } from '../../lineage/find-origins.ts';
import { checkLineage } from '../../publish/check-lineage.ts';
import type { SourceTree } from '../../read/source-tree.ts';
import { addVersion, type CompleteVersion } from '../add-version.ts';
import type { Library } from '../library.ts';
import { findVersion } from '../find-version.ts';
import { versionName } from '../reference.ts';
import type { VersionRecord } from '../version-record.ts';
import { malformed, readRecord } from './read-json.ts';
import { recordSchema, stateSchema, toRecord, toState } from './record-schema.ts';

/**
 * Takes in the version in a folder of an export; gives its name. Problems: see `importLibrary`.
 */
export const importVersion = async (
  library: Library,
  tree: SourceTree,
  folder: string,
): Promise<Outcome<string>> => {
  const read = await readRecord(tree, folder, 'version.json', recordSchema);
  if (!read.ok) return read;
  const record = toRecord(read.value);
  const stateRead = await readRecord(tree, folder, 'state.json', stateSchema);
  if (!stateRead.ok) return stateRead;
  const state = toState(stateRead.value);
  const id = versionName(record);
  if (folder !== `designs/${record.author}/${record.slug}/${record.version}`) {
    return failure(malformed(`${folder}/version.json`, `it is about ${id}`));
  }
  const { manifest } = record;
  if (manifest.version !== record.version || manifest.license !== record.license) {
    return failure(malformed(`${folder}/version.json`, 'its manifest says something else'));
  }
  const complete =
    state.removed === undefined
      ? await readContents(tree, folder, record, recordFinder(library, tree))
      : success({ record, contents: new Map<string, Uint8Array>() });
  if (!complete.ok) return complete;
  const added = await addVersion(library, { ...complete.value, state }, { logged: false });
  if (!added.ok) return added;
  return success(id, added.problems);
};

const readContents = async (
  tree: SourceTree,
  folder: string,
  record: VersionRecord,
  findRecord: FindRecord,
): Promise<Outcome<CompleteVersion>> => {
  const contents = new Map<string, Uint8Array>();
  const source = new Map<string, Uint8Array>();
  const places = [
    ...record.files.map((file) => ({ ...file, at: `${folder}/src/${file.path}` })),
    ...record.pictures.map((file) => ({ ...file, at: `${folder}/pictures/${file.path}` })),
  ];
  for (const { at, sha256, path } of places) {
    const bytes = await tree.read(at);
    if (!bytes.ok) return bytes;
    if (digest(bytes.value) !== sha256) return failure(wrongDigest(at));
    contents.set(sha256, bytes.value);
    if (at.startsWith(`${folder}/src/`)) source.set(path, bytes.value);
  }
  const bundle = { entry: record.entry, files: source };
  if (bundleDigest(bundle) !== record.digest) return failure(wrongDigest(folder));
  const problems = [
    ...publishable({ ...record.manifest, license: record.license }),
    ...checkBundle(bundle),
    ...checkFiles(bundle),
    ...(await checkLineage(record.license, record.lineage, findRecord)),
  ];
  return hasErrors(problems) ? failure(...problems) : success({ record, contents });
};

/** What the library knows comes first: what comes along may claim anything about it. */
const recordFinder =
  (library: Library, tree: SourceTree): FindRecord =>
  async (reference) => {
    const known = await findVersion(library, reference);
    if (known.ok) return success(known.value.record);
    const { author, slug, range } = reference;
    const read = await readRecord(
      tree,
      `designs/${author}/${slug}/${range}`,
      'version.json',
      recordSchema,
    );
    return read.ok ? success(toRecord(read.value)) : read;
  };

const wrongDigest = (file: string) =>
  error('import-digest', 'expected the bytes that were published, found others', {
    hint: 'export it again from where it came',
    where: { file },
  });
