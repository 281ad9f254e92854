// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../../shared/canonical-json.ts';
import { byCodeUnits } from '../../../shared/order.ts';
import { type Outcome, success } from '../../../shared/problem.ts';
import { ancestryOf } from '../../lineage/ancestry.ts';
import { type LicenseText, licenseTexts } from '../../license/license-texts.ts';
import { coverFiles } from '../../package/license-files.ts';
import { writeManifest } from '../../manifest/write-manifest.ts';
import { findVersion, versionByName, versionsOf } from '../find-version.ts';
import type { Library } from '../library.ts';
import { loadContents } from '../load-source.ts';
import { allMarks } from '../marks.ts';
import { nameOf, type Reference } from '../reference.ts';
import type { Version, VersionRecord } from '../version-record.ts';
import type { NodeRows } from './record-schema.ts';

/** A folder of an export: complete in itself, written as a whole. `''` is the top. */
export interface ExportUnit {
  readonly folder: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export const FORMAT = 1;

/**
 * The whole library, or one design with everything it was made from, as plain folders:
 *
 * ```
 * commons.json  node.json  README.md  LICENSES/
 * designs/<author>/<slug>/<version>/
 *   version.json  state.json   its record; what became of it
 *   okh.toml  src/  pictures/
 * ```
 *
 * A version at a time, so that no more than one is in memory; the top comes last. Problems: those
 * of `findVersion` and `loadContents`; the warning `license-text-missing`.
 */
export async function* exportLibrary(
  library: Library,
  licenseText: LicenseText,
  only?: Reference,
): AsyncGenerator<Outcome<ExportUnit>> {
  const names = await namesToExport(library, only);
  if (!names.ok) {
    yield names;
    return;
  }
  const used = new Set<string>(['CC0-1.0']);
  const brought = new Map<string, Uint8Array>();
  for (const name of names.value) {
    const version = (await versionByName(library, name))!;
    const unit = await versionUnit(library, version, used);
    yield unit;
    if (!unit.ok) return;
    for (const [path, bytes] of unit.value.files) {
      if (/\/LICENSES\/[^/]+\.txt$/.test(path)) brought.set(`${unit.value.folder}/${path}`, bytes);
    }
  }
  const texts = await licenseTexts(used, brought, licenseText);
  if (!texts.ok) return;
  const rows = await nodeRows(library, only === undefined ? undefined : new Set(names.value));
  yield success({ folder: '', files: topFiles(rows, texts.value) }, texts.problems);
}

/** Versions in the order of their names. */
const namesToExport = async (
  library: Library,
  only: Reference | undefined,
): Promise<Outcome<readonly string[]>> => {
  if (only === undefined) {
    const rows = await library.db.selectFrom('versions').select('id').orderBy('id').execute();
    return success(rows.map(({ id }) => id));
  }
  const found = await findVersion(library, only);
  if (!found.ok) return found;
  const own = only.range === undefined ? await versionsOf(library, nameOf(only)) : [found.value];
  const names = new Set<string>();
  for (const version of own) {
    const { works } = await ancestryOf(library, version);
    for (const work of works) if (work.version !== undefined) names.add(work.name);
  }
  return success([...names].sort(byCodeUnits));
};

const versionUnit = async (
  { blobs }: Library,
  { record, state }: Version,
  used: Set<string>,
): Promise<Outcome<ExportUnit>> => {
  const folder = `designs/${nameOf(record)}/${record.version}`;
  const files = new Map<string, Uint8Array>([
    ['version.json', json(record)],
    ['state.json', json(state)],
  ]);
  files.set('okh.toml', encode(okhOf(record)));
  if (state.removed !== undefined) return success({ folder, files: covered(record, files, used) });
  const contents = await loadContents(blobs, record);
  if (!contents.ok) return contents;
  for (const { path, sha256 } of record.files)
    files.set(`src/${path}`, contents.value.get(sha256)!);
  for (const { path, sha256 } of record.pictures) {
    files.set(`pictures/${path}`, contents.value.get(sha256)!);
  }
  return success({ folder, files: covered(record, files, used) });
};

const covered = (
  record: VersionRecord,
  files: ReadonlyMap<string, Uint8Array>,
  used: Set<string>,
): ReadonlyMap<string, Uint8Array> => {
  const { manifest, slug, digest, license, entry } = record;
  const own = {
    copyright:
      manifest.copyright.length > 0 ? manifest.copyright : manifest.authors.map(({ name }) => name),
    license,
  };
  const inSource = new Map(
    [...files]
      .filter(([path]) => path.startsWith('src/'))
      .map(([path, bytes]) => [path.slice('src/'.length), bytes]),
  );
  const design = { slug, manifest, digest, problems: [], source: { entry, files: inSource } };
  const result = coverFiles(files, design, own, ['version.json', 'state.json']);
  for (const id of result.used) used.add(id);
  return result.files;
};

const okhOf = ({ manifest, slug, entry }: VersionRecord): string =>
  writeManifest({ ...manifest, slug, entry: `src/${entry}` });

const nodeRows = async (
  { db }: Library,
  only: ReadonlySet<string> | undefined,
): Promise<NodeRows> => {
  const designs = only && new Set([...only].map((name) => name.replace(/@.*/, '')));
  const isIn = (name: string): boolean =>
    only === undefined || only.has(name) || designs!.has(name);
  return {
    events: (
      await db.selectFrom('events').selectAll().orderBy('at').orderBy('id').execute()
    ).filter(({ about }) => isIn(about)),
    complaints: (
      await db.selectFrom('complaints').selectAll().orderBy('filed_at').orderBy('id').execute()
    ).filter(({ design }) => isIn(design)),
    customizations: (
      await db.selectFrom('customizations').selectAll().orderBy('id').execute()
    ).filter(({ version }) => isIn(version)),
    products: (await db.selectFrom('products').selectAll().orderBy('sha256').execute()).filter(
      ({ version }) => isIn(version),
    ),
    marks: (await allMarks(db)).filter(
      ({ version, parameters }) => parameters !== '{}' && isIn(version),
    ),
  };
};

const README = `# A commons of designs

Written by fabcommons. Each version of a design lies in designs/, by author, name and number: its
complete source in src/, its manifest in okh.toml, what is known of it in version.json. Every file
says who made it and under which license. \`fabcommons import\` reads it back.
`;

const topFiles = (
  rows: NodeRows,
  texts: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>([
    ['commons.json', json({ format: FORMAT })],
    ['node.json', json(rows)],
    ['README.md', encode(README)],
  ]);
  const tags = ['FileCopyrightText: fabcommons contributors', 'License-Identifier: CC0-1.0'];
  const rights = encode(tags.map((tag) => `SPDX-${tag}\n`).join(''));
  for (const path of [...files.keys()]) files.set(`${path}.license`, rights);
  return new Map([...files, ...texts]);
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Sorted and indented: a change shows as few lines in git. */
const json = (value: unknown): Uint8Array =>
  encode(`${JSON.stringify(JSON.parse(canonicalJson(value as Json)), null, 2)}\n`);
