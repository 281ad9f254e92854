// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option, type Command } from 'commander';
import { numberWithin, wholeWithin } from '../number-option.ts';

/** → bytes */
const parseMegabytes = (text: string): number =>
  1e6 * numberWithin('--memory', 256, 1e7, ' of MB')(text);

/** → bytes */
const parseGigabytes = (text: string): number =>
  1e9 * numberWithin('--cache-limit', 0.01, 1e5, ' of GB')(text);

const cacheLimit = (): Option =>
  new Option('--cache-limit <GB>', 'what the cache may keep')
    .argParser(parseGigabytes)
    .default(20e9, '20');

/** What `batch` and `worker` may take of the machine; `jobs` says what `--jobs` counts. */
export const machineOptions = (command: Command, jobs: string): Command =>
  command
    .option('--jobs <n>', `how many ${jobs} (default: one a core)`, wholeWithin('--jobs', 1, 256))
    .option(
      '--memory <MB>',
      'what all workers may take (default: 70 % of what is free)',
      parseMegabytes,
    )
    .addOption(cacheLimit());
