// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, readdirSync } from 'node:fs';
import { error, type Problem } from '../shared/problem.ts';

/** Problem `cli-folder-taken` where something is at the place of a folder that is to be made. */
export const takenProblem = (folder: string): Problem | undefined => {
  if (!existsSync(folder)) return undefined;
  try {
    if (readdirSync(folder).length === 0) return undefined;
  } catch {
    // It is a file: taken as well.
  }
  return error('cli-folder-taken', `${folder} is there already and not empty.`, {
    hint: 'Choose another folder; nothing was changed.',
  });
};
