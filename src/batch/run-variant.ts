// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fullName } from '../designs/full-name.ts';
import { withoutPasswords } from '../designs/parameters/without-passwords.ts';
import { keyOf } from '../jobs/cache/key-of.ts';
import { error, failure, hasErrors, type Outcome, type Problem } from '../shared/problem.ts';
import type { Ask } from './graph/ask.ts';
import { buildVariant, UNFIT } from './graph/build-variant.ts';
import { allProblems, type MadeVariant } from './graph/made-variant.ts';
import type { Unreadable, Variant, Work } from './plan/plan.ts';
import type { Journal } from './publish/journal.ts';
import { publishVariant, type PublishedAll } from './publish/publish-variant.ts';
import type { Publisher } from './publish/publisher.ts';
import type { Remember } from './remember-variant.ts';
import type { BuildEntry } from './report/batch-report.ts';

export interface VariantTools {
  readonly work: Work;
  readonly ask: Ask;
  readonly publisher: Publisher;
  readonly journal: Journal;
  readonly remember: Remember;
  readonly signal: AbortSignal;
}

/** How often what was damaged in the store is made again before it is published. */
const ROUNDS = 3;

/** Builds and publishes one variant; whatever goes wrong stands in its entry. */
export const runVariant = async (
  variant: Variant,
  tools: VariantTools,
): Promise<BuildEntry | 'left out'> => {
  const { work, ask, publisher, journal, signal } = tools;
  const about = aboutVariant(variant);
  const before = journal.failed(idOf(variant));
  if (before !== undefined) return { ...about, ...NOTHING, status: 'failed', problems: before };
  for (let round = 1; ; round++) {
    const made = await buildVariant(variant, work, ask, round > 1);
    if (made.problems.some(({ code }) => code === UNFIT)) return 'left out';
    if (signal.aborted && isInterrupted(made)) return skipped(variant);
    if (!made.ok) {
      // What was not the fault of the design may go well the next time.
      if (made.problems.every(({ code }) => !/^(job-|store-|queue-|disk-full$)/.test(code)))
        await journal.add(idOf(variant), made.problems);
      return { ...about, ...NOTHING, status: 'failed', problems: made.problems };
    }
    const published = await publishVariant(variant, made.value, work.output, publisher);
    if (published === 'gone' && round < ROUNDS) continue;
    const outcome = published === 'gone' ? failure(damaged()) : published;
    const entry = entryOf(variant, made.value, outcome);
    const remarks = await tools.remember(variant, made.value, entry.outputs);
    return { ...entry, problems: [...entry.problems, ...remarks] };
  }
};

/** A variant that was not begun, or not ended. */
export const skipped = (variant: Variant): BuildEntry => ({
  ...aboutVariant(variant),
  ...NOTHING,
  status: 'skipped',
  problems: [],
});

/** A design that could not be read fails as a build does. */
export const unreadableEntry = ({ word, problems }: Unreadable): BuildEntry => ({
  ...{ design: word, title: word, version: '', digest: '', license: '', variant: '' },
  ...NOTHING,
  status: 'failed',
  problems,
});

const NOTHING = { parameters: {}, outputs: [], prints: [], meshes: [], picture: null } as const;

const aboutVariant = ({ design, row }: Variant) => ({
  design: fullName(design),
  title: design.manifest.title,
  version: design.manifest.version,
  digest: design.digest,
  license: design.manifest.license ?? 'NONE',
  variant: row.name,
});

const idOf = ({ design, row }: Variant): string => keyOf([fullName(design), design.digest, row]);

const isInterrupted = (made: Outcome<MadeVariant>): boolean =>
  allProblems(made).some(({ code }) => code === 'job-interrupted');

const entryOf = (
  variant: Variant,
  made: MadeVariant,
  published: Outcome<PublishedAll>,
): BuildEntry => {
  const problems = [...made.problems, ...published.problems];
  const isFailed = hasErrors([...problems, ...made.prints.flatMap((print) => print.problems)]);
  return {
    ...aboutVariant(variant),
    parameters: withoutPasswords(made.schema, made.values),
    status: isFailed ? 'failed' : made.isReused ? 'reused' : 'built',
    outputs: published.ok ? published.value.outputs : [],
    prints: made.prints.map((print) => ({
      fabricator: print.fabricator.name,
      production: print.production ?? null,
      problems: print.problems,
    })),
    meshes: made.meshes,
    picture: published.ok ? published.value.picture : null,
    problems,
  };
};

const damaged = (): Problem =>
  error('batch-store-damaged', 'Expected what was just made in the cache, it is gone or damaged.', {
    hint: 'Check the disk of the cache, and allow it more room with --cache-limit.',
  });
