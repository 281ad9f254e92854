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
export const specifiersIn = (text: string): readonly string[] => {
  const found = new Set<string>();
  for (const pattern of SPECIFIERS) {
    for (const match of text.matchAll(pattern)) found.add(match[2]!);
  }
  return [...found];
};
