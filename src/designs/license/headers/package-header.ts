// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parsePackageJson } from '../../manifest/parse-package-json.ts';
import { singleLine } from '../single-line.ts';
import { readExpressionOr } from './find-tags.ts';
import type { FileHeader } from './file-header.ts';

const MAX_BYTES = 1024 * 1024;

/** What a package.json states: `license` (a text, or the old `{ type }`) and its authors. */
export const packageHeader = (file: string, bytes: Uint8Array): FileHeader | undefined => {
  if (bytes.length > MAX_BYTES) return undefined;
  const text = new TextDecoder().decode(bytes);
  const parsed = parsePackageJson(text, file);
  if (!parsed.ok) return undefined;
  const stated = (JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>)['license'];
  const value =
    typeof stated === 'object' && stated !== null && 'type' in stated ? stated.type : stated;
  const license = typeof value === 'string' ? singleLine(value, 500) : '';
  const line =
    text.split('\n').findIndex((each) => /^\s*\{?\s*"license"\s*:/.test(each.slice(0, 200))) + 1;
  const expression = license === 'UNLICENSED' ? 'NONE' : (readExpressionOr(license) ?? license);
  return {
    file,
    copyright: [],
    licenses: license === '' ? [] : [{ expression, line: Math.max(1, line), found: 'field' }],
    authors: parsed.value.draft.authors ?? [],
  };
};
