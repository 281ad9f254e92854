// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { deprecate, takeDown, unyank, yank } from '../../../designs/library/moderate.ts';
import { actSubcommand } from './act.ts';
import { checkSubcommand } from './check.ts';
import { answerSubcommand, complainSubcommand, complaintsSubcommand } from './complaints.ts';
import { keySubcommand } from './key.ts';
import type { Register } from '../../register.ts';

/** `fabcommons library check | yank | unyank | deprecate | take-down | complain | complaints | answer | key` */
export const libraryCommand: Register = (program, end) => {
  const library = program.command('library').description('look after a library');
  checkSubcommand(library, end);
  actSubcommand(library, end, 'yank', 'withdraw a version: no range chooses it any more', yank);
  actSubcommand(library, end, 'unyank', 'take a withdrawal back', unyank);
  actSubcommand(library, end, 'deprecate', 'warn everybody who takes a version', deprecate);
  actSubcommand(
    library,
    end,
    'take-down',
    'remove the files of a version; the reason stays',
    takeDown,
  );
  complainSubcommand(library, end);
  complaintsSubcommand(library, end);
  answerSubcommand(library, end);
  keySubcommand(library, end);
};
