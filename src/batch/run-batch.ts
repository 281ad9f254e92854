// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isLacking } from '../jobs/lacking.ts';
import type { Pool } from '../jobs/pool/create-pool.ts';
import type { Store } from '../jobs/store/store.ts';
import type { StorePlace } from '../jobs/task.ts';
import { GENERATOR } from '../pipeline/version.ts';
import { hasErrors, success, type Outcome } from '../shared/problem.ts';
import { createNodeRunner } from './graph/node-runner.ts';
import { eachOf } from './each-of.ts';
import { createPublisher } from './publish/publisher.ts';
import { openJournal } from './publish/journal.ts';
import type { Variant, Work } from './plan/plan.ts';
import type { Remember } from './remember-variant.ts';
import { problemsOf, type BatchReport, type BuildEntry } from './report/batch-report.ts';
import { sumUp } from './report/sum-up.ts';
import { writePage } from './report/write-page.tsx';
import { runVariant, skipped, unreadableEntry } from './run-variant.ts';

export interface BatchOptions {
  readonly work: Work;
  /** Output folder. */
  readonly out: string;
  readonly store: Store;
  /** Where workers find the store. */
  readonly place: StorePlace;
  readonly pool: Pick<Pool, 'size' | 'run'>;
  readonly isResumed: boolean;
  /** Told of each variant that is there. */
  readonly remember?: Remember;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
  readonly onBug?: (thrown: unknown) => void;
}

/** How far a run has come. */
export interface BatchProgress {
  readonly done: number;
  readonly total: number;
  /** Of the nodes so far. */
  readonly made: number;
  readonly reused: number;
  readonly failed: number;
}

/** Variants in hand at a time: enough to have the long work known early, not so many that memory counts. */
const IN_HAND = 256;

/**
 * Builds all of a plan, each step at most once, and publishes what is done as it gets done. What
 * fails stops nothing else unless the plan says so; what became of each build stands in the report,
 * which is written as a page too. Problems: `batch-nothing-to-resume`, `batch-other-plan`. Rejects
 * with the system's error when the output folder cannot be written to at all.
 */
export const runBatch = async (options: BatchOptions): Promise<Outcome<BatchReport>> => {
  const { work, out, store, place, pool } = options;
  const { remember = async () => [], onBug = () => undefined } = options;
  const journal = await openJournal(out, work.digest, options.isResumed);
  if (!journal.ok) return journal;
  const began = performance.now();
  const publisher = await createPublisher(out, store);
  const stopping = new AbortController();
  const signal = AbortSignal.any([options.signal, stopping.signal]);
  const { retries, then } = work.onFailure;
  const { ask, tally } = createNodeRunner({ store, place, pool, signal, retries, onBug });
  const tools = { work, ask, publisher, journal: journal.value, remember, signal };

  const entries: (BuildEntry | 'left out')[] = [];
  const total = work.variants.length;
  let done = 0;
  await eachOf(work.variants, IN_HAND, async (variant: Variant, i) => {
    const entry = signal.aborted ? skipped(variant) : await runVariant(variant, tools);
    entries[i] = entry;
    const isFailed = entry !== 'left out' && entry.status === 'failed';
    // The others would fail of it as well.
    const isHopeless = isFailed && problemsOf(entry).some(({ code }) => isLacking(code));
    if (isHopeless || (isFailed && then === 'stop')) stopping.abort();
    options.onProgress?.({ done: ++done, total, ...tally });
  });
  const unreadable = work.unreadable.map(unreadableEntry);
  const builds = [...entries.filter((entry) => entry !== 'left out'), ...unreadable];
  const report: BatchReport = {
    title: work.title,
    plan: work.digest,
    generator: GENERATOR,
    builds,
    totals: sumUp(builds, tally, entries.length + unreadable.length - builds.length),
    seconds: (performance.now() - began) / 1000,
    interrupted: options.signal.aborted,
  };
  await publisher.close();
  await writePage(out, report);
  return success(report);
};

/** Whether everything that was wanted is there. */
export const isComplete = ({ totals }: BatchReport): boolean =>
  totals.failed === 0 && totals.skipped === 0;

/** Whether anything that was wanted is there. */
export const hasSome = ({ builds }: BatchReport): boolean =>
  builds.some(({ outputs, problems }) => outputs.length > 0 || !hasErrors(problems));
