// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, success } from '../../shared/problem.ts';
import { decodeText } from '../decode-text.ts';
import type { Library } from '../library/library.ts';
import { loadSource } from '../library/load-source.ts';
import { findVersion } from '../library/find-version.ts';
import { type Reference, versionName } from '../library/reference.ts';
import type { VersionRecord } from '../library/version-record.ts';
import { writeManifest } from '../manifest/write-manifest.ts';

/** A fork that is not published yet: its files, to be changed by whoever forks. */
export interface Fork {
  readonly of: string;
  readonly license: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const FIRST_VERSION = '0.1.0';

/**
 * The files of a version for a new line of its own: all of them byte for byte, with every notice,
 * but for okh.toml, where `fork-of` names the version and the count of versions begins anew.
 * Problems: those of `findVersion` and `loadSource`.
 */
export const forkVersion = async (library: Library, which: Reference): Promise<Outcome<Fork>> => {
  const found = await findVersion(library, which);
  if (!found.ok) return found;
  const { record } = found.value;
  const source = await loadSource(library.blobs, record);
  if (!source.ok) return source;
  const of = versionName(record);
  const files = new Map(source.value.files);
  const [path, text] = manifestIn(record, files);
  const forked = text === undefined ? newManifest(record, of) : editManifest(text, of, record.slug);
  files.set(path, new TextEncoder().encode(forked));
  return success({ of, license: record.license, files }, found.problems);
};

/** The okh.toml that a design has, or where it gets one. */
const manifestIn = (
  { entry }: VersionRecord,
  files: ReadonlyMap<string, Uint8Array>,
): readonly [string, string | undefined] => {
  for (let folder = entry; folder !== '';) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const path = folder === '' ? 'okh.toml' : `${folder}/okh.toml`;
    const bytes = files.get(path);
    const text = bytes && decodeText(path, bytes);
    if (text?.ok === true) return [path, text.value];
  }
  return ['okh.toml', undefined];
};

const newManifest = ({ manifest, slug, entry, license }: VersionRecord, of: string): string => {
  const header = [
    ...manifest.copyright.map((line) => `# SPDX-${'FileCopyrightText'}: ${line}`),
    `# SPDX-${'License-Identifier'}: ${license}`,
  ];
  const forked = {
    ...manifest,
    slug,
    entry,
    version: FIRST_VERSION,
    origins: [{ relation: 'fork' as const, of }],
  };
  return `${header.join('\n')}\n\n${writeManifest(forked)}`;
};

/** Only these lines of the text change: what else stands there, comments too, stays. */
const editManifest = (text: string, of: string, slug: string): string => {
  const end = /^\s*\[/m.exec(text)?.index ?? text.length;
  const [top, rest] = [text.slice(0, end), text.slice(end)];
  const isNamed = /^\s*"?slug"?\s*=/m.test(top);
  const lines = [
    `version = "${FIRST_VERSION}"`,
    `fork-of = ${JSON.stringify(of)}`,
    // Its folder may have any name now.
    ...(isNamed ? [] : [`slug = ${JSON.stringify(slug)}`]),
  ].join('\n');
  const kept = withoutKeys(top, ['fork-of', 'remix-of']);
  const edited = kept.replace(/^[ \t]*"?version"?[ \t]*=.*$/m, lines);
  return `${edited === kept ? `${kept.trimEnd()}\n${lines}\n\n` : edited}${rest}`;
};

/** Takes `key = value` away, also where the value is a list over several lines. */
const withoutKeys = (text: string, keys: readonly string[]): string => {
  const kept: string[] = [];
  let open = 0;
  for (const line of text.split('\n')) {
    const begins = open === 0 && keys.some((key) => new RegExp(`^\\s*"?${key}"?\\s*=`).test(line));
    if (!begins && open === 0) kept.push(line);
    else open = Math.max(0, open + count(line, '[') - count(line, ']'));
  }
  return kept.join('\n');
};

const count = (text: string, sign: string): number => text.split(sign).length - 1;
