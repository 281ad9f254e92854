// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const MAX_WORD = 40;
const MOST_WORDS = 4000;
/** Scripts that write words without spaces between them: each sign is found alone. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

/**
 * The words of a text as they are looked for: lower case, without marks, letters and digits only.
 *
 *     wordsIn('Für 2"-Kabel!') → ['fur', '2', 'kabel']
 */
export const wordsIn = (text: string): readonly string[] => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const found: string[] = [];
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (found.length >= MOST_WORDS) break;
    if (UNSPACED.test(word)) found.push(...word);
    else found.push(word.slice(0, MAX_WORD));
  }
  return found;
};

/**
 * What a searcher's words look for: the beginnings of words, so that `clip` finds clips; an
 * English plural is looked for by its singular, so that `clips` finds clip.
 */
export const beginningsIn = (query: string): readonly string[] => {
  const words = wordsIn(query).map((word) =>
    /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word,
  );
  return [...new Set(words)].slice(0, 12);
};
