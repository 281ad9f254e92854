// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { nodeKey, publicKeyOf } from '../../../designs/library/store/node-key.ts';
import { success } from '../../../shared/problem.ts';
import { finish, finishWith } from '../../finish.ts';
import { libraryIn, withLibrary } from '../../node.ts';
import type { Register } from '../../register.ts';
import { say } from '../../report.ts';
import { inOption, type LibraryOptions } from './options.ts';

/** `fabcommons library key` */
export const keySubcommand: Register = (library, end) => {
  const command = library
    .command('key')
    .description('print the public key of this node, for those who want to trust it');
  inOption(command).action(async (options: LibraryOptions) => {
    const done = await withLibrary(
      options,
      async (tools) => success(await nodeKey(tools.library.folder)),
      libraryIn(options.in),
    );
    if (!done.ok) return end(finishWith(done.problems, options));
    const pem = publicKeyOf(done.value);
    say([pem.trimEnd()], options);
    return end(finish({ key: done.value.id, pem, problems: [] }, options));
  });
};
