// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** One line of a comment without its signs, and which line of the file it is, from 1. */
export interface HeaderLine {
  readonly text: string;
  readonly line: number;
}

const MAX_LINES = 200;

/**
 * The lines of the comments at the top of a source file (`//`, block comments, `#`), up to the
 * first code; blank lines, a byte order mark and `'use strict'` do not end them.
 */
export const headerLines = (source: string): readonly HeaderLine[] => {
  const found: HeaderLine[] = [];
  let inBlock = false;
  const lines = source
    .slice(0, 64 * 1024)
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r]/, MAX_LINES);
  for (const [i, raw] of lines.entries()) {
    let rest = raw.trim();
    if (!inBlock) {
      if (rest === '' || /^(['"])use strict\1;?$/.test(rest)) continue;
      if (rest.startsWith('//') || rest.startsWith('#')) {
        found.push({ text: rest.replace(/^(\/\/+|#+!?)\s*/, '').trim(), line: i + 1 });
        continue;
      }
      if (!rest.startsWith('/*')) break;
      inBlock = true;
      rest = rest.slice(2);
    }
    const end = rest.indexOf('*/');
    const body = end < 0 ? rest : rest.slice(0, end);
    found.push({ text: body.replace(/^[*\s]*(\/\/+\s*)?/, '').trim(), line: i + 1 });
    if (end < 0) continue;
    inBlock = false;
    const after = rest.slice(end + 2).trim();
    if (after !== '' && !after.startsWith('//')) break;
  }
  return found;
};
