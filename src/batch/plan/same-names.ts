// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { pathWord } from './output-path.ts';

/** `batch-same-name` for each that is called as one before it, as far as paths can tell. */
export const sameNames = (
  kind: string,
  all: readonly { readonly name: string }[],
  file: string,
): readonly Problem[] => {
  const words = all.map(({ name }) => pathWord(name).toLowerCase());
  return all
    .filter((_, i) => words.indexOf(words[i]!) !== i)
    .map(({ name }) =>
      error(
        'batch-same-name',
        `Expected a name of its own for each ${kind}, found "${name}" again.`,
        {
          hint: `Give each ${kind} a name = "…" that differs by more than case and spaces.`,
          where: { file },
        },
      ),
    );
};
