// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { digest } from '../../../shared/digest.ts';
import {
  error,
  failure,
  hasErrors,
  type Outcome,
  type Problem,
  success,
} from '../../../shared/problem.ts';
import { bundleDigest, checkBundle } from '../../bundle.ts';
import { publishable } from '../../manifest/publishable.ts';
import { checkFiles } from '../../publish/check-files.ts';
import { checkLicenses } from '../../publish/check-licenses.ts';
import type { SourceTree } from '../../read/source-tree.ts';
import { addVersion, type CompleteVersion } from '../add-version.ts';
import { addMarks } from '../marks.ts';
import type { Library } from '../library.ts';
import { versionName } from '../reference.ts';
import { refreshDesign } from '../refresh-design.ts';
import type { Tables } from '../tables.ts';
import type { VersionRecord, VersionState } from '../version-record.ts';
import { FORMAT } from './export-library.ts';
import { nodeSchema, recordSchema, stateSchema, toRecord, toState } from './record-schema.ts';

/** What an import did, by version names. */
export interface ImportReport {
  readonly added: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Takes in what `exportLibrary` wrote, from a stranger perhaps: every file is held against its
 * digest, every record against its shape, its license against its lineage. A version that does not
 * pass is refused with its Problems; the others are taken in.
 * Problems: `import-not-a-commons`, `import-newer`, `import-malformed`, `import-digest`, those of
 * `addVersion`, `publishable`, `checkFiles` and `checkLicenses`.
 */
export const importLibrary = async (
  library: Library,
  tree: SourceTree,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<ImportReport>> => {
  const format = await readJson(tree, 'commons.json');
  if (format === undefined) return failure(notACommons());
  if ((format as { format?: unknown }).format !== FORMAT) return failure(newer());
  const folders = await versionFolders(tree);
  const report = { added: [] as string[], unchanged: [] as string[], refused: [] as string[] };
  const problems: Problem[] = [];
  for (const [i, folder] of folders.entries()) {
    progress(i, folders.length);
    const done = await importVersion(library, tree, folder);
    problems.push(...done.problems.filter(({ severity }) => severity === 'error'));
    if (!done.ok) report.refused.push(folder);
    else if (done.problems.some(({ code }) => code === 'library-already-published')) {
      report.unchanged.push(done.value);
    } else report.added.push(done.value);
  }
  const rows = await importRows(library, tree);
  problems.push(...rows.problems);
  progress(folders.length, folders.length);
  return success(report, problems);
};

const versionFolders = async (tree: SourceTree): Promise<readonly string[]> => {
  const below = async (folder: string): Promise<readonly string[]> => {
    const nodes = await tree.list(folder);
    if (!nodes.ok) return [];
    return nodes.value
      .filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.'))
      .map(({ name }) => `${folder}/${name}`);
  };
  const found: string[] = [];
  for (const author of await below('designs')) {
    for (const slug of await below(author)) found.push(...(await below(slug)));
  }
  return found;
};

const importVersion = async (
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
  const id = versionName(record, record.version);
  if (folder !== `designs/${record.author}/${record.slug}/${record.version}`) {
    return failure(malformed(`${folder}/version.json`, `it is about ${id}`));
  }
  const { manifest } = record;
  if (manifest.version !== record.version || manifest.license !== record.license) {
    return failure(malformed(`${folder}/version.json`, 'its manifest says something else'));
  }
  const complete =
    state.removed === undefined
      ? await readContents(tree, folder, record)
      : success({ record, contents: new Map<string, Uint8Array>() });
  if (!complete.ok) return complete;
  const added = await addVersion(library, complete.value, { logged: false });
  if (!added.ok) return added;
  await keepState(library, record, state);
  return success(id, added.problems);
};

const readContents = async (
  tree: SourceTree,
  folder: string,
  record: VersionRecord,
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
    ...checkLicenses(record.license, record.lineage),
  ];
  return hasErrors(problems) ? failure(...problems) : success({ record, contents });
};

const keepState = async (
  library: Library,
  record: VersionRecord,
  { yanked, deprecated, removed }: VersionState,
): Promise<void> => {
  if (yanked === undefined && deprecated === undefined && removed === undefined) return;
  const id = versionName(record, record.version);
  await library.db.transaction().execute(async (within) => {
    await within
      .updateTable('versions')
      .set({
        yanked_at: yanked?.at ?? null,
        yank_reason: yanked?.reason ?? null,
        deprecated_at: deprecated?.at ?? null,
        deprecation: deprecated?.message ?? null,
        removed_at: removed?.at ?? null,
        removal_reason: removed?.reason ?? null,
      })
      .where('id', '=', id)
      .execute();
    if (removed !== undefined) await within.deleteFrom('files').where('version', '=', id).execute();
    await refreshDesign(within, library.blobs, `${record.author}/${record.slug}`);
  });
};

/** What the other node knew beside its versions; rows about versions that are not here stay out. */
const importRows = async ({ db }: Library, tree: SourceTree): Promise<Outcome<void>> => {
  const read = await readRecord(tree, '', 'node.json', nodeSchema);
  if (!read.ok) return read;
  const rows = read.value;
  const versions = new Set(
    (await db.selectFrom('versions').select('id').execute()).map(({ id }) => id),
  );
  const designs = new Set(
    (await db.selectFrom('designs').select('id').execute()).map(({ id }) => id),
  );
  await db.transaction().execute(async (within) => {
    for (const row of rows.events) {
      if (versions.has(row.about) || designs.has(row.about) || row.about === 'library') {
        await insertNew(within, 'events', row);
      }
    }
    for (const row of rows.complaints) {
      if (designs.has(row.design)) await insertNew(within, 'complaints', row);
    }
    for (const row of rows.customizations) {
      if (versions.has(row.version)) await insertNew(within, 'customizations', row);
    }
    for (const row of rows.products) {
      if (versions.has(row.version)) await insertNew(within, 'products', row);
    }
    for (const { version, parameters, ...mark } of rows.marks) {
      if (versions.has(version)) await addMarks(within, version, parameters, [mark]);
    }
  });
  return success(undefined);
};

const insertNew = async <T extends 'events' | 'complaints' | 'customizations' | 'products'>(
  db: Kysely<Tables>,
  table: T,
  row: Tables[T],
): Promise<void> => {
  await db
    .insertInto(table)
    .values(row as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const readJson = async (tree: SourceTree, path: string): Promise<unknown> => {
  const bytes = await tree.read(path);
  try {
    return bytes.ok ? (JSON.parse(new TextDecoder().decode(bytes.value)) as unknown) : undefined;
  } catch {
    return undefined;
  }
};

const readRecord = async <S extends z.ZodType>(
  tree: SourceTree,
  folder: string,
  name: string,
  schema: S,
): Promise<Outcome<z.infer<S>>> => {
  const path = folder === '' ? name : `${folder}/${name}`;
  const parsed = schema.safeParse(await readJson(tree, path));
  if (parsed.success) return success(parsed.data);
  const issue = parsed.error.issues[0];
  return failure(malformed(path, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()));
};

const notACommons = () =>
  error(
    'import-not-a-commons',
    'expected a folder that was exported, found no commons.json in it',
    {
      hint: 'fabcommons export makes one; a single design is published with `fabcommons publish`',
    },
  );

const newer = () =>
  error('import-newer', `expected an export of format ${FORMAT}, found another`, {
    hint: 'update fabcommons',
  });

const malformed = (file: string, what: string) =>
  error('import-malformed', `expected a record of an export: ${what}`, { where: { file } });

const wrongDigest = (file: string) =>
  error('import-digest', 'expected the bytes that were published, found others', {
    hint: 'export it again from where it came',
    where: { file },
  });
