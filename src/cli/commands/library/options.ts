// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Command } from 'commander';
import { outputOptions } from '../../options.ts';
import type { Output } from '../../report.ts';

export interface LibraryOptions extends Output {
  readonly in?: string;
}

export const inOption = (command: Command): Command =>
  outputOptions(command.option('--in <dir>', 'the library (default: that of this node)'));
