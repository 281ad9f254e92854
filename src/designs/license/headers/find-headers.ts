// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { headerFields } from '../../manifest/parse-header.ts';
import { readAuthors } from '../../manifest/draft.ts';
import type { FileHeader, StatedLicense } from './file-header.ts';
import { findBlocks } from './find-blocks.ts';
import { findCopyright, findLicenseTags, readExpressionOr } from './find-tags.ts';
import { packageHeader } from './package-header.ts';
import { plainLines } from './plain-lines.ts';

/** Files whose top comments have fields like `// author : Ada`. */
const CODE = /\.(?:[cm]?[jt]s|[jt]sx|jscad|scad|py)$/i;
/** Prose may speak of other works' licenses: there only tags count. */
const PROSE = /\.(?:md|markdown|rst|adoc|html?)$/i;
const LICENSE_FILE = /(?:^|\/)(?:licen[sc]e|copying|unlicense)[^/]*$/i;
const LICENSE_TEXTS = /(?:^|\/)LICENSES\//;
const SIDECAR = '.license';

/**
 * The license headers that files carry themselves, in the order of `files`; files that state
 * nothing are left out. Read are SPDX tags and copyright lines anywhere in the first 64 KiB
 * (except what REUSE is told to ignore), known license texts and notices, fields of top comments,
 * `license` of package.json, and `NAME.license` beside a file. Binary files and texts in LICENSES/
 * have none. No file can make this throw, and its time grows with the bytes alone.
 *
 * For `a.js` with `// Copyright (c) 2020 Ada` in line 1 the answer is
 * `[{ file: 'a.js', copyright: [{ text: '2020 Ada', line: 1 }], licenses: [], authors: [] }]`.
 */
export const findHeaders = (files: ReadonlyMap<string, Uint8Array>): readonly FileHeader[] => {
  const headers: FileHeader[] = [];
  for (const [file, bytes] of files) {
    if (LICENSE_TEXTS.test(file)) continue;
    const header = /(?:^|\/)package\.json$/.test(file)
      ? packageHeader(file, bytes)
      : textHeader(file, bytes);
    if (header === undefined || isEmpty(header)) continue;
    const owner = file.endsWith(SIDECAR) ? file.slice(0, -SIDECAR.length) : file;
    headers.push(
      owner !== file && files.has(owner) ? { ...header, file: owner, statedIn: file } : header,
    );
  }
  return headers;
};

const isEmpty = ({ copyright, licenses, authors }: FileHeader): boolean =>
  copyright.length + licenses.length + authors.length === 0;

const textHeader = (file: string, bytes: Uint8Array): FileHeader => {
  const lines = plainLines(bytes);
  const prose = PROSE.test(file) && !LICENSE_FILE.test(file);
  const fields =
    lines.length > 0 && CODE.test(file)
      ? headerFields(new TextDecoder().decode(bytes.subarray(0, 64 * 1024)))
      : [];
  const stated = fields
    .filter(({ key }) => key === 'license')
    .map(({ value, line }): StatedLicense => {
      return { expression: readExpressionOr(value) ?? value, line, found: 'field' };
    });
  return {
    file,
    copyright: findCopyright(lines),
    licenses: eachOnce([...findLicenseTags(lines), ...(prose ? [] : findBlocks(lines)), ...stated]),
    authors: fields
      .filter(({ key }) => key === 'author')
      .flatMap(({ value }) => readAuthors(value)),
  };
};

/** A tag goes before the block that says the same. */
const eachOnce = (licenses: readonly StatedLicense[]): readonly StatedLicense[] =>
  [
    ...new Map([...licenses].reverse().map((license) => [license.expression, license])).values(),
  ].reverse();
