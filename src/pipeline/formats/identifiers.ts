// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Names made fit for a format that knows few characters, still unique: what `pattern` matches
 * becomes `_`, a name that was taken gets a number. `['a b', 'a_b']` gives `['a_b', 'a_b_2']`.
 */
export const identifiers = (
  names: readonly string[],
  { pattern, limit = 64 }: { readonly pattern: RegExp; readonly limit?: number },
): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(pattern, '_').slice(0, limit) || 'part';
    let unique = plain;
    for (let n = 2; taken.has(unique); n++) {
      unique = `${plain.slice(0, limit - String(n).length - 1)}_${n}`;
    }
    taken.add(unique);
    return unique;
  });
};
