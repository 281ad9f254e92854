// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Where } from '../../shared/problem.ts';

/** Source of a file of the design. */
export type TextOf = (file: string) => string | undefined;

/**
 * Where a name stands first from a place on, not behind any of the characters `after`; the place
 * itself if it does not. The engine knows calls to the column, but of a name or property that it
 * misses only where the function begins, or the call before.
 */
export const nearest = (name: string, place: Where, textOf: TextOf, after = ''): Where => {
  const lines = linesOf(place, textOf);
  const word = new RegExp(`(?<![\\w$${after}])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
  for (let row = place.line!; row <= lines.length; row++) {
    word.lastIndex = row === place.line ? place.column! - 1 : 0;
    const found = word.exec(lines[row - 1]!);
    if (found) return { ...place, line: row, column: found.index + 1 };
  }
  return place;
};

/** The name that is called at a place, where the code runs as it was written. */
export const calleeAt = (place: Where, textOf: TextOf): string | undefined => {
  if (isModule(place, textOf)) return undefined;
  const line = linesOf(place, textOf)[place.line! - 1] ?? '';
  const call = /(?<![\w$])[A-Za-z_$][\w$]*(?=\s*\()/y;
  call.lastIndex = place.column! - 1;
  return call.exec(line)?.[0];
};

/** Whether the file is TypeScript or has import or export: its columns are not those of the code that runs. */
export const isModule = ({ file }: Where, textOf: TextOf): boolean =>
  /\.[cm]?ts$/i.test(file!) || /^[ \t]*(?:import|export)\b/m.test(textOf(file!) ?? '');

const linesOf = ({ file }: Where, textOf: TextOf): string[] => textOf(file!)?.split('\n') ?? [];
