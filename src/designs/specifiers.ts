// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const SPECIFIERS = [
  /\brequire\s{0,20}\(\s{0,80}(['"`])([^'"`\n]{1,300})\1/g,
  /\bfrom\s{0,80}(['"])([^'"\n]{1,300})\1/g,
  /\bimport\s{0,20}\(?\s{0,80}(['"`])([^'"`\n]{1,300})\1/g,
];

/**
 * Everything that a source text requires or imports by a literal name, comments included: a file
 * too many does no harm, one too few does.
 */
export const specifiersIn = (text: string): readonly string[] => [...placesIn(text).keys()];

/** As `specifiersIn`, each with where in the text it stands first. */
export const placesIn = (text: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const pattern of SPECIFIERS) {
    for (const { 2: name, index } of text.matchAll(pattern)) {
      if (!found.has(name!)) found.set(name!, index);
    }
  }
  return found;
};
