// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../design.ts';
import type { FileHeader } from '../license/headers/file-header.ts';
import { findHeaders } from '../license/headers/find-headers.ts';
import { licenseIds } from '../license/license-texts.ts';
import type { Notice } from '../license/notice.ts';
import { parseLicense } from '../license/spdx.ts';
import { moduleManifest } from '../modules/module-manifest.ts';
import { modulesIn } from '../modules/modules-in.ts';

/** Who holds the rights of files, and under which license they are. */
export interface Cover {
  readonly copyright: readonly string[];
  /** SPDX expression. */
  readonly license: string;
}

const METADATA_LICENSE = 'CC0-1.0';

// Named apart from their values, so that REUSE does not read this file as a notice.
const COPYRIGHT_TAG = 'SPDX-FileCopyrightText';
const LICENSE_TAG = 'SPDX-License-Identifier';

export const coverNotice = ({ copyright, authors, license }: Notice): Cover => ({
  copyright: copyright.length > 0 ? copyright : authors,
  license,
});

/** Files with what REUSE wants beside them, and the ids of the licenses that they name. */
export interface CoveredFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly used: ReadonlySet<string>;
}

/**
 * The files of a package or export (source below `src/`) with `NAME.license` beside each that does
 * not say itself whose it is (https://reuse.software/spec/). What was there stays as it is. Files
 * in `metadata` are CC0-1.0: facts about the work, not the work.
 */
export const coverFiles = (
  files: ReadonlyMap<string, Uint8Array>,
  design: Design,
  own: Cover,
  metadata: readonly string[],
): CoveredFiles => {
  const all = new Map(files);
  const used = new Set<string>();
  const headers = new Map(findHeaders(files).map((header) => [header.file, header]));
  const covers = moduleCovers(design);
  const cover = (path: string, given: Cover): void => {
    for (const id of licenseIds(given.license)) used.add(id);
    all.set(`${path}.license`, sidecar(given));
  };
  for (const path of files.keys()) {
    if (metadata.includes(path) || NEEDS_NONE.test(path)) continue;
    const header = headers.get(path);
    if (!files.has(`${path}.license`) && !speaksForItself(path, header)) {
      cover(path, joined(header, coverOf(path, covers, own)));
      continue;
    }
    for (const { expression } of header?.licenses ?? []) {
      for (const id of licenseIds(expression)) used.add(id);
    }
  }
  for (const path of metadata) cover(path, { ...own, license: METADATA_LICENSE });
  return { files: all, used };
};

export const sidecar = ({ copyright, license }: Cover): Uint8Array =>
  new TextEncoder().encode(
    [
      ...copyright.map((line) => `${COPYRIGHT_TAG}: ${line}`),
      `${LICENSE_TAG}: ${license}`,
      '',
    ].join('\n'),
  );

/** License texts and notices beside files speak for others. */
const NEEDS_NONE = /(^|\/)(LICEN[CS]E|COPYING)([-.][^/]*)?$|\.license$/;

/** Products are covered beside them: a reader need not look into formats. */
const speaksForItself = (path: string, header: FileHeader | undefined): boolean =>
  header !== undefined &&
  !path.startsWith('build/') &&
  header.copyright.length > 0 &&
  header.licenses.length > 0 &&
  header.licenses.every(({ found, expression }) => found === 'spdx' && parseLicense(expression).ok);

/** What a header says, and for what it does not say, what covers the file. */
const joined = (header: FileHeader | undefined, cover: Cover): Cover => {
  const licenses = [
    ...new Set((header?.licenses ?? []).map(({ expression }) => expression)),
  ].filter((expression) => parseLicense(expression).ok);
  const copyright = (header?.copyright ?? []).map(({ text }) => text);
  return {
    copyright: copyright.length > 0 ? copyright : cover.copyright,
    license:
      licenses.length === 0
        ? cover.license
        : licenses.map((each) => (/ OR /.test(each) ? `(${each})` : each)).join(' AND '),
  };
};

/** Modules of the commons in src/, by their folders, innermost first: what covers their files. */
const moduleCovers = ({ source }: Design): ReadonlyMap<string, Cover> => {
  const covers = new Map<string, Cover>();
  for (const module of [...modulesIn(source)].reverse()) {
    const { authors = [], copyright } = moduleManifest(source, module);
    const names = authors.map(({ name }) => name);
    covers.set(`src/${module.path}/`, {
      copyright: copyright ?? (names.length > 0 ? names : [module.design]),
      license: module.license,
    });
  }
  return covers;
};

const coverOf = (path: string, covers: ReadonlyMap<string, Cover>, own: Cover): Cover => {
  for (const [folder, cover] of covers) if (path.startsWith(folder)) return cover;
  return own;
};

/** REUSE.toml of a package, for readers of REUSE 3.3. */
export const reuseToml = ({ copyright, license }: Cover): string =>
  [
    'version = 1',
    '',
    '[[annotations]]',
    'path = ["src/**", "build/**"]',
    'precedence = "closest"',
    `SPDX-FileCopyrightText = ${JSON.stringify(copyright)}`,
    `${LICENSE_TAG} = ${JSON.stringify(license)}`,
    '',
  ].join('\n');
