// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { HeaderLine } from '../../manifest/header-lines.ts';
import { readExpressionOr } from './find-tags.ts';
import type { StatedLicense } from './file-header.ts';
import { LICENSE_BLOCKS, LICENSE_PATTERNS, type LicenseBlock } from './license-blocks.ts';

/** No known block is longer, in characters. */
const WINDOW = 3000;
/** More blocks of one kind say nothing new. */
const MAX_FOUND = 20;
/** The GNU licenses' own texts speak of each other, and leave open whether later versions count. */
const GNU_TEXT = 'everyone is permitted to copy and distribute verbatim copies of this license';

/** Known license texts and notices in lines without comment signs, wherever lines break. */
export const findBlocks = (lines: readonly HeaderLine[]): readonly StatedLicense[] => {
  const { text, starts } = flow(lines);
  const found: { readonly expression: string; readonly at: number }[] = [];
  for (const block of LICENSE_BLOCKS) found.push(...matches(text, block));
  const patterns = text.includes(GNU_TEXT) ? [] : LICENSE_PATTERNS;
  for (const { pattern, read } of patterns) {
    for (const match of firstOf(text.matchAll(pattern))) {
      const rest = text.slice(match.index + match[0].length, match.index + WINDOW);
      const expression = read(match, rest);
      if (expression !== undefined && readExpressionOr(expression) !== undefined) {
        found.push({ expression, at: match.index });
      }
    }
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ expression, at }) => ({ expression, line: lineAt(lines, starts, at), found: 'block' }));
};

const matches = (text: string, { expression, begins, has = [], lacks = [] }: LicenseBlock) => {
  const found: { expression: string; at: number }[] = [];
  let at = text.indexOf(begins);
  for (let i = 0; at >= 0 && i < MAX_FOUND; i++) {
    const rest = text.slice(at, at + WINDOW);
    if (has.every((part) => rest.includes(part)) && !lacks.some((part) => rest.includes(part))) {
      found.push({ expression, at });
    }
    at = text.indexOf(begins, at + begins.length);
  }
  return found;
};

function* firstOf(matches: Iterable<RegExpExecArray>): Iterable<RegExpExecArray> {
  let count = 0;
  for (const match of matches) {
    if (count++ >= MAX_FOUND) return;
    yield match;
  }
}

/** The lines as one text in lower case with single spaces, and where each begins in it. */
const flow = (lines: readonly HeaderLine[]) => {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    const part = line.text.toLowerCase().replace(/\s+/g, ' ');
    if (part === '') continue;
    parts.push(part);
    length += part.length + 1;
  }
  return { text: parts.join(' '), starts };
};

const lineAt = (lines: readonly HeaderLine[], starts: readonly number[], at: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return lines[low]!.line;
};
