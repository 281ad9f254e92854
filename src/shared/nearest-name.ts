// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A longer word is no slip of the finger, and slow to compare. */
const LONGEST = 100;

/**
 * The one of `known` that `word` was probably meant to be: equal but for case, spaces, `-` and
 * `_`, or at most a third of its letters (at least one) away by Damerau's distance (1964). The
 * first of equals wins. `nearestName("ender", ["mk4", "ender3"])` is `"ender3"`.
 */
export const nearestName = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined;
  const wanted = plain(word);
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(wanted, plain(candidate), fewest);
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
};

/** A hint to go with an unknown word: the nearest one, or all when they are few. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const near = nearestName(word, known);
  if (near !== undefined) return `did you mean ${near}?`;
  return known.length <= 20 ? `known: ${known.join(', ')}` : 'see the list of known names';
};

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** Edits, two swapped neighbors being one, that make `b` of `a`; `limit` when not below it. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: readonly number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const edits = Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1);
      row.push(swapped ? Math.min(edits, before[j - 2]! + 1) : edits);
    }
    [before, previous] = [previous, row];
  }
  return Math.min(previous[b.length]!, limit);
};
