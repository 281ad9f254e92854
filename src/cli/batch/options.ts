// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option, type Command } from 'commander';
import { UsageError } from '../usage-error.ts';

const within =
  (flag: string, unit: string, times: number, low: number, high: number) =>
  (text: string): number => {
    const number = text.trim() === '' ? NaN : Number(text);
    if (!(number >= low && number <= high))
      throw new UsageError(
        `${flag}: expected a number${unit} from ${low} to ${high}, found "${text}"`,
      );
    return number * times;
  };

const parseJobs = (text: string): number => {
  const jobs = within('--jobs', '', 1, 1, 256)(text);
  if (!Number.isInteger(jobs))
    throw new UsageError(`--jobs: expected a whole number, found "${text}"`);
  return jobs;
};

/** → bytes */
const parseMegabytes = within('--memory', ' of MB', 1e6, 256, 1e7);

/** → bytes */
const parseGigabytes = within('--cache-limit', ' of GB', 1e9, 0.01, 1e5);

const cacheLimit = (): Option =>
  new Option('--cache-limit <GB>', 'what the cache may keep')
    .argParser(parseGigabytes)
    .default(20e9, '20');

/** What `batch` and `worker` may take of the machine; `jobs` says what `--jobs` counts. */
export const machineOptions = (command: Command, jobs: string): Command =>
  command
    .option('--jobs <n>', `how many ${jobs} (default: one a core)`, parseJobs)
    .option(
      '--memory <MB>',
      'what all workers may take (default: 70 % of what is free)',
      parseMegabytes,
    )
    .addOption(cacheLimit());
