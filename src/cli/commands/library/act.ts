// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Command } from 'commander';
import type { Library } from '../../../designs/library/library.ts';
import type { Act } from '../../../designs/library/moderate.ts';
import { parseReference, type Reference } from '../../../designs/library/reference.ts';
import { error, type Outcome } from '../../../shared/problem.ts';
import { finish, finishWith } from '../../finish.ts';
import { libraryIn, withLibrary } from '../../node.ts';
import type { End } from '../../register.ts';
import { say } from '../../report.ts';
import { inOption, type LibraryOptions } from './options.ts';

interface ActOptions extends LibraryOptions {
  readonly reason: string;
  readonly as: string;
}

/** `fabcommons library yank | unyank | deprecate | take-down <version>` */
export const actSubcommand = (
  library: Command,
  end: End,
  name: string,
  description: string,
  act: (library: Library, which: Reference, act: Act) => Promise<Outcome<string>>,
): void => {
  const command = library
    .command(name)
    .description(description)
    .argument('<version>', 'author/slug@version')
    .requiredOption('--reason <text>', 'why: it is shown and logged')
    .option('--as <name>', 'who does it', 'maintainer');
  inOption(command).action(async (word: string, options: ActOptions) => {
    const which = exactly(word);
    if (!which.ok) return end(finishWith(which.problems, options));
    const { as: who, reason } = options;
    const done = await withLibrary(
      options,
      (tools) => act(tools.library, which.value, { who, reason }),
      { ...libraryIn(options.in), writes: true },
    );
    if (!done.ok) return end(finishWith(done.problems, options));
    say([`${name}: ${done.value}`], options);
    return end(finish({ version: done.value, problems: [] }, options));
  });
};

/** What is done to a version is done to the one that was named, never to "the newest". */
const exactly = (word: string): Outcome<Reference> => {
  const reference = parseReference(word);
  if (!reference.ok || /^\d+\.\d+\.\d+/.test(reference.value.range ?? '')) return reference;
  return {
    ok: false,
    problems: [error('reference-not-exact', `expected author/slug@1.2.0, found "${word}"`)],
  };
};
