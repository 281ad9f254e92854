// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const LONGEST = 64;

/**
 * The one of `names` that `name` was probably meant to be: fewest edits (Levenshtein 1966), at most
 * a third of its length; `undefined` when none is that near. `nearest("ender", ["ender3"])` is `"ender3"`.
 */
export const nearest = (name: string, names: readonly string[]): string | undefined => {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of names) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
};

/** A hint to go with an unknown name: the nearest one, or all when they are few. */
export const didYouMean = (name: string, names: readonly string[]): string => {
  const near = nearest(name, names);
  if (near !== undefined) return `did you mean ${near}?`;
  return names.length <= 20 ? `known: ${names.join(', ')}` : 'see the list of known names';
};

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
};
