// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fullName } from '../designs/full-name.ts';
import { nodeKey } from '../jobs/nodes/node-key.ts';
import type { Node } from '../jobs/nodes/node.ts';
import type { Store } from '../jobs/store/store.ts';
import { failure, success, type Problem } from '../shared/problem.ts';
import { eachOf } from './each-of.ts';
import type { Ask } from './graph/ask.ts';
import { buildVariant, UNFIT } from './graph/build-variant.ts';
import { answered } from './graph/node-runner.ts';
import type { Work } from './plan/plan.ts';

/** What a plan would do with one design and row. */
export interface Foreseen {
  readonly design: string;
  readonly version: string;
  readonly variant: string;
  readonly fabricators: readonly string[];
  /** Steps that are kept, and those that would be made as far as can be told. */
  readonly cached: readonly string[];
  readonly missing: readonly string[];
  /** Whether nothing would be made. */
  readonly isCached: boolean;
  /** What can be told without making anything, like values out of range. */
  readonly problems: readonly Problem[];
}

const NOT_MADE = 'batch-not-made';
const IN_HAND = 64;

/** What a run of this plan would find and make; makes nothing and writes nothing. */
export const lookAhead = async (work: Work, store: Store): Promise<readonly Foreseen[]> => {
  const all: (Foreseen | undefined)[] = [];
  await eachOf(work.variants, IN_HAND, async (variant, i) => {
    const { design, row } = variant;
    const [cached, missing]: [string[], string[]] = [[], []];
    const look = async (node: Node) => {
      const record = await store.getRecord(nodeKey(node));
      (record === undefined ? missing : cached).push(stepName(node));
      return record === undefined
        ? failure(notMade())
        : success(answered(record, true), record.problems);
    };
    const outcome = await buildVariant(variant, work, look as Ask);
    const problems = outcome.problems.filter(({ code }) => code !== NOT_MADE);
    if (problems.some(({ code }) => code === UNFIT)) return;
    all[i] = {
      design: fullName(design),
      version: design.manifest.version,
      variant: row.name,
      fabricators: work.fabricators.map(({ name }) => name),
      cached,
      missing,
      isCached: missing.length === 0,
      problems,
    };
  });
  return all.filter((each) => each !== undefined);
};

const stepName = (node: Node): string =>
  node.kind === 'write'
    ? node.format
    : node.kind === 'slice'
      ? `slice for ${node.fabricator.printer.id}`
      : node.kind;

const notMade = (): Problem => ({ code: NOT_MADE, severity: 'note', message: 'Not made yet.' });
