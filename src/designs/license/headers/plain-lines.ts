// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { HeaderLine } from '../../manifest/header-lines.ts';

/** Headers stand in a file's first part; longer lines are no header. */
const MAX_BYTES = 64 * 1024;
const MAX_LINE = 1000;

const IGNORE_START = 'REUSE-Ignore' + 'Start';
const IGNORE_END = 'REUSE-Ignore' + 'End';

/**
 * The lines of a file's first 64 KiB without signs of comments around them, cut to 1000
 * characters; none for a binary file (one with a NUL). What REUSE is told to ignore is left out.
 */
export const plainLines = (bytes: Uint8Array): readonly HeaderLine[] => {
  const first = bytes.subarray(0, MAX_BYTES);
  if (first.includes(0)) return [];
  const lines: HeaderLine[] = [];
  let ignored = false;
  for (const [i, raw] of new TextDecoder()
    .decode(first)
    .split(/\r\n|[\n\r]/)
    .entries()) {
    const text = raw.slice(0, MAX_LINE);
    if (text.includes(IGNORE_START)) ignored = true;
    else if (text.includes(IGNORE_END)) ignored = false;
    else if (!ignored) lines.push({ text: withoutSigns(text), line: i + 1 });
  }
  return lines;
};

/** `"  * // Some text"` is `"Some text"`. */
const withoutSigns = (text: string): string =>
  text.replace(/^(?:\s|\/\/|\/\*|\*|#|;|--|<!--)+/, '').replace(/(?:\s|\*\/|-->)+$/, '');
