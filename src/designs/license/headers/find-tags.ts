// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { HeaderLine } from '../../manifest/header-lines.ts';
import { parseLicense } from '../spdx.ts';
import type { StatedCopyright, StatedLicense } from './file-header.ts';

// In two pieces, so that REUSE does not read this file as a notice.
const LICENSE_TAG = 'SPDX-License-' + 'Identifier:';
const COPYRIGHT_TAG = 'SPDX-File' + 'CopyrightText:';
const COPYRIGHT =
  /^(?:copyright\s*(?:\(c\)|©)\s*|copyright:?\s+(?=\d{4})|©\s*|\(c\)\s+(?=\d{4}))(\S.*)$/i;
const TEMPLATE = /^[<[{](?:year|yyyy)/i;

/** SPDX license tags anywhere in a line. One that begins its line is kept though it is no expression. */
export const findLicenseTags = (lines: readonly HeaderLine[]): readonly StatedLicense[] =>
  lines.flatMap(({ text, line }) => {
    const at = text.indexOf(LICENSE_TAG);
    if (at < 0) return [];
    const value = text
      .slice(at + LICENSE_TAG.length)
      .replace(/["'`].*$/, '')
      .trim();
    const expression = readExpressionOr(value);
    const stated = { expression: expression ?? value, line, found: 'spdx' as const };
    return expression === undefined && (at > 0 || value === '') ? [] : [stated];
  });

/** `value` normalized when it is an SPDX expression or NONE. */
export const readExpressionOr = (value: string): string | undefined => {
  if (value === 'NONE') return value;
  const parsed = parseLicense(value);
  return parsed.ok ? parsed.value : undefined;
};

/** SPDX copyright tags, and lines that begin with `Copyright (c)`, `Copyright 2020` or `©`. */
export const findCopyright = (lines: readonly HeaderLine[]): readonly StatedCopyright[] =>
  lines.flatMap(({ text, line }) => {
    const at = text.indexOf(COPYRIGHT_TAG);
    const found =
      at >= 0 ? text.slice(at + COPYRIGHT_TAG.length).trim() : COPYRIGHT.exec(text)?.[1];
    return found === undefined || found === '' || TEMPLATE.test(found)
      ? []
      : [{ text: found, line }];
  });
