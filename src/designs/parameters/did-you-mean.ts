// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The one of `known` that `word` was probably meant to be: equal but for case, spaces, `-` and
 * `_`, or at most a third of its letters (at least one) away. The first of equals wins.
 */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > 100) return undefined;
  const wanted = plain(word);
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > fewest + 4) continue;
    const edits = distance(wanted, plain(candidate), fewest);
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
};

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** Levenshtein's distance of `a` and `b`, or at least `limit` when it is not below it. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
};
