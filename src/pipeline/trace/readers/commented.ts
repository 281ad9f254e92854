// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { NOTICE_TAGS } from '../../../designs/license/notice-lines.ts';
import type { Claims } from '../claims.ts';
import { parseNoticeLines } from '../notice-text.ts';

// The notices of a full plate are long.
const HEAD = 1 << 20;
// One longer line of a DXF goes on in the next comment.
const LONGEST_DXF_COMMENT = 200;

/** OBJ: leading `#` lines. */
export const claimsOfObj = (bytes: Uint8Array): Claims =>
  parseNoticeLines(comments(linesOf(bytes), /^#\s?/));

/** G-code: leading `;` lines, SPDX first. */
export const claimsOfGcode = (bytes: Uint8Array): Claims =>
  parseNoticeLines(comments(linesOf(bytes), /^;\s?/), 'spdx-first');

/** DXF: group code 999 before the first section. */
export const claimsOfDxf = (bytes: Uint8Array): Claims => {
  const lines = linesOf(bytes);
  const comments: string[] = [];
  let goesOn = false;
  for (let i = 0; i + 1 < lines.length && lines[i]!.trim() === '999'; i += 2) {
    const line = lines[i + 1]!;
    if (goesOn && !TAGGED.test(line)) comments[comments.length - 1] += line;
    else comments.push(line);
    goesOn = line.length === LONGEST_DXF_COMMENT;
  }
  return parseNoticeLines(comments.map((line) => line.trim()));
};

const TAGGED = new RegExp(`^(${NOTICE_TAGS.join('|')}): `);

const linesOf = (bytes: Uint8Array): string[] =>
  new TextDecoder().decode(bytes.subarray(0, HEAD)).split(/\r?\n/);

const comments = (lines: readonly string[], sign: RegExp): string[] => {
  const end = lines.findIndex((line) => !sign.test(line));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(sign, ''));
};
