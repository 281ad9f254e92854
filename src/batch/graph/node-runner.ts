// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { setTimeout as pause } from 'node:timers/promises';
import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import { nodeKey } from '../../jobs/nodes/node-key.ts';
import type { Node } from '../../jobs/nodes/node.ts';
import { storeFull } from '../../jobs/nodes/perform-node.ts';
import type { Pool } from '../../jobs/pool/create-pool.ts';
import type { Claim, Store, StoreRecord } from '../../jobs/store/store.ts';
import type { KeyedNode, NodeTask, StorePlace } from '../../jobs/task.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import type { Answered, Ask, AskOptions } from './ask.ts';
import { rankOf } from './rank.ts';
import { createSlots } from './slots.ts';

export interface NodeRunnerOptions {
  readonly store: Store;
  /** Where workers find that store. */
  readonly place: StorePlace;
  readonly pool: Pick<Pool, 'size' | 'run'>;
  readonly signal: AbortSignal;
  /** How often what may go well the next time is tried again. */
  readonly retries: number;
  readonly onBug: (thrown: unknown) => void;
}

/** How many nodes were made and how many were there. */
export interface Tally {
  made: number;
  reused: number;
  failed: number;
}

/** How often it is looked whether another process has made what this one waits for, ms. */
const LOOK_MS = 150;

/** Nodes that are claimed before a worker is free, so that none waits while files are looked up. */
const AHEAD = 1;

/** Workers may be killed by others, without any fault of what they did: so often that is borne. */
const DEATHS = 5;

/** Problems that may go away by themselves. */
const FLEETING: ReadonlySet<string> = new Set(['job-memory', 'job-hung', 'evaluate-timeout']);

/**
 * Makes nodes in a pool, each at most once: not again in this run, not where the store has it, and
 * not while another process makes it. Never rejects. Problems: those of the nodes, `job-bug`,
 * those of `StoreFault`.
 */
export const createNodeRunner = (
  options: NodeRunnerOptions,
): { readonly ask: Ask; readonly tally: Readonly<Tally> } => {
  const { store, place, pool, signal, onBug } = options;
  const slots = createSlots(pool.size + AHEAD);
  const known = new Map<string, Promise<Outcome<Answered>>>();
  const tally: Tally = { made: 0, reused: 0, failed: 0 };
  /** Nodes that this run makes together with others, and has not asked for since. */
  const onTheWay = new Set<string>();

  const reused = (record: StoreRecord): Outcome<Answered> => {
    const isMade = onTheWay.delete(record.key);
    tally[isMade ? 'made' : 'reused']++;
    return success(answered(record, !isMade), record.problems);
  };

  const attempts = async (task: NodeTask): Promise<Outcome<StoreRecord>> => {
    for (let deaths = 0, retries = 0; ;) {
      const outcome = await pool.run(task, { signal });
      if (outcome.ok || signal.aborted) return outcome;
      const codes = outcome.problems.map(({ code }) => code);
      if (codes.includes('job-died') && ++deaths <= DEATHS) continue;
      if (!codes.some((code) => FLEETING.has(code)) || ++retries > options.retries) return outcome;
    }
  };

  /** Of nodes that can be made on the way those that are not there and that nobody else makes. */
  const claimMissing = async (nodes: readonly Node[]) => {
    const missing: { readonly keyed: KeyedNode; readonly claim: Claim }[] = [];
    for (const node of nodes) {
      const key = nodeKey(node);
      const claim = known.has(key) ? undefined : await store.claim(key);
      if (claim === undefined) continue;
      if ((await store.getRecord(key)) === undefined) missing.push({ keyed: { node, key }, claim });
      else await claim.release();
    }
    for (const { keyed } of missing) onTheWay.add(keyed.key);
    return missing;
  };

  /** undefined while another process makes it. */
  const makeHere = async (
    node: Node,
    key: string,
    also: readonly Node[],
  ): Promise<Outcome<Answered> | undefined> => {
    const claim = await store.claim(key);
    if (claim === undefined) return undefined;
    const others = await claimMissing(also);
    try {
      // Another process may have made it between the look and the claim.
      const record = await store.getRecord(key);
      if (record !== undefined) return reused(record);
      const made = await attempts({
        ...{ kind: 'node', node, key, store: place },
        also: others.map((other) => other.keyed),
      });
      if (made.ok) tally.made++;
      else tally.failed++;
      return made.ok ? success(answered(made.value, false), made.problems) : made;
    } finally {
      await Promise.all(
        [claim, ...others.map((other) => other.claim)].map((each) => each.release()),
      );
    }
  };

  const make = async (
    node: Node,
    key: string,
    { effort, also = [] }: AskOptions,
  ): Promise<Outcome<Answered>> => {
    for (;;) {
      const record = await store.getRecord(key);
      if (record !== undefined) return reused(record);
      await slots.take(rankOf(node.kind, effort));
      try {
        if (signal.aborted) return failure(stopped());
        const made = await makeHere(node, key, also);
        if (made !== undefined) return made;
      } finally {
        slots.giveBack();
      }
      await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  };

  const ask = (node: Node, options: AskOptions = {}) => {
    const key = nodeKey(node);
    const before = options.isFresh === true ? undefined : known.get(key);
    if (before !== undefined) return before;
    const asked = make(node, key, options).catch((thrown: Error) => {
      if (signal.aborted) return failure(stopped());
      const problem = storeProblem(thrown) ?? storeFull(thrown);
      if (problem !== undefined) return failure(problem);
      onBug(thrown);
      return failure(bug(thrown));
    });
    known.set(key, asked);
    return asked;
  };
  return { ask: ask as Ask, tally };
};

export const answered = (
  { key, value, artifacts, problems }: StoreRecord,
  isReused: boolean,
): Answered => ({
  key,
  value: value as unknown as Answered['value'],
  artifacts,
  problems,
  isReused,
});

const stopped = () => error('job-interrupted', 'Stopped before it was done; run the same again.');

const bug = (thrown: Error) =>
  error(
    'job-bug',
    `An error of this program, not of the design: ${thrown.message.split('\n')[0]}`,
    {
      hint: 'Please report it with the design and its values.',
    },
  );
