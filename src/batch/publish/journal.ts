// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seal, unseal } from '../../jobs/store/sealed-json.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { writeWhole } from './write-whole.ts';

/** What failed for good in a run: `--resume` does not try it again. */
export interface Journal {
  failed(variant: string): readonly Problem[] | undefined;
  add(variant: string, problems: readonly Problem[]): Promise<void>;
}

const NAME = '.fabcommons-run.jsonl';

/**
 * Of the run in an output folder. A run that is resumed must be of the same plan, designs and all.
 * Problems: `batch-nothing-to-resume`, `batch-other-plan`.
 */
export const openJournal = async (
  folder: string,
  digest: string,
  isResumed: boolean,
): Promise<Outcome<Journal>> => {
  const place = join(folder, NAME);
  const known = new Map<string, readonly Problem[]>();
  if (isResumed) {
    const text = await readFile(place, 'utf8').catch(() => undefined);
    // A line that was cut when the run was killed is no line.
    const lines = text?.split('\n').flatMap((line) => (unseal(line) as Line | undefined) ?? []);
    const first = lines?.[0];
    if (first === undefined) return failure(nothing(folder));
    if (first.plan !== digest) return failure(other(folder));
    for (const { variant, problems } of lines!) if (variant) known.set(variant, problems ?? []);
  } else {
    await mkdir(folder, { recursive: true });
    await writeWhole(place, `${seal({ plan: digest } satisfies Line)}\n`);
  }
  return success({
    failed: (variant) => known.get(variant),
    add: (variant, problems) =>
      appendFile(place, `${seal({ variant, problems } satisfies Line)}\n`),
  });
};

interface Line {
  readonly plan?: string;
  readonly variant?: string;
  readonly problems?: readonly Problem[];
}

const nothing = (folder: string) =>
  error(
    'batch-nothing-to-resume',
    `Expected a run that was interrupted in ${folder}, found none.`,
    {
      hint: 'Leave out --resume: what was made before is found anyway.',
    },
  );

const other = (folder: string) =>
  error('batch-other-plan', `Expected the run in ${folder} to be of this plan, it is of another.`, {
    hint: 'The plan, a design or a profile was changed since: leave out --resume.',
  });
