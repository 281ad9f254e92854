// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Everything that ends a line in some reader, other controls, and the marks that reorder text on
// the screen (Unicode Technical Report 36, "bidirectional text spoofing").
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

/**
 * `text` as one line that no reader can take for two: control characters, line and paragraph
 * separators and direction marks become spaces, runs of white space one space, halves of
 * surrogate pairs U+FFFD; the ends are trimmed. Longer than `limit` characters, it is cut and
 * ends in `…`. `singleLine("Clip\nG28")` is `"Clip G28"`.
 */
export const singleLine = (text: string, limit = Infinity): string => {
  const line = text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(BREAKS, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= limit) return line;
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
};
