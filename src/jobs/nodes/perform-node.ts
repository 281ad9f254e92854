// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Evaluator } from '../../pipeline/evaluate/evaluator.ts';
import type { SlicingContext } from '../../pipeline/toolpath/layer-tasks.ts';
import type { Json } from '../../shared/canonical-json.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { isFull } from '../store/is-full.ts';
import type { Artifact, Store, StoreRecord } from '../store/store.ts';
import { makeNode } from './make-node.ts';
import type { Node } from './node.ts';

/** Told when what a node reads was evicted or damaged: whoever made it makes it again. */
export const INPUT_GONE = 'job-input-gone';

/**
 * Makes a node where the store can be reached: takes what it reads from there, and puts there what
 * it made, so that only names and digests travel. Problems: those of the stage; `disk-full`,
 * `job-input-gone`.
 */
export const performNode = async (
  node: Node,
  key: string,
  store: Store,
  evaluator: () => Promise<Evaluator>,
  context: SlicingContext,
): Promise<Outcome<StoreRecord>> => {
  const began = performance.now();
  const digest = inputOf(node);
  const input = digest === undefined ? NOTHING : await store.getBytes(digest);
  if (input === undefined) return failure(inputGone());
  const made = await makeNode(node, input, evaluator, context);
  if (!made.ok) return made;
  try {
    const artifacts: Artifact[] = [];
    for (const { name, format, bytes } of made.value.products) {
      const sha256 = await store.putBytes(bytes);
      artifacts.push({ name, format, sha256, bytes: bytes.length });
    }
    const value = made.value.value as unknown as Json;
    const tookMs = Math.round(performance.now() - began);
    const record: StoreRecord = { key, value, artifacts, problems: made.problems, tookMs };
    await store.putRecord(record);
    return success(record, made.problems);
  } catch (thrown) {
    const full = storeFull(thrown);
    if (full === undefined) throw thrown;
    return failure(full);
  }
};

const NOTHING = new Uint8Array();

/** The digest of what a node reads beside itself. */
export const inputOf = (node: Node): string | undefined =>
  node.kind === 'mesh' ? node.shapes : 'parts' in node ? node.parts : undefined;

export const inputGone = (): Problem =>
  error(INPUT_GONE, 'Expected what the step before made, it is not in the store any more.', {
    hint: 'Allow the cache more room.',
  });

/** undefined: something else was thrown. */
export const storeFull = (thrown: unknown): Problem | undefined =>
  isFull(thrown)
    ? error('disk-full', 'Expected room on the disk for what was made, there is none.', {
        hint: 'Free some and run the same again: what is done stays done.',
      })
    : undefined;
