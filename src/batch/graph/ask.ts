// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Node, NodeKind, NodeValues, SliceNode } from '../../jobs/nodes/node.ts';
import type { Artifact } from '../../jobs/store/store.ts';
import type { Outcome, Problem } from '../../shared/problem.ts';

/** A node that is there. */
export interface Answered<K extends NodeKind = NodeKind> {
  readonly key: string;
  readonly value: NodeValues[K];
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
  /** Whether it was kept already. */
  readonly isReused: boolean;
}

export interface AskOptions {
  /** Of work that is about as long: more comes first. */
  readonly effort?: number;
  /** Of a slice: others that cost little right after it, and will be asked for when it is done. */
  readonly also?: readonly SliceNode[];
  /** Not what is remembered of this run: what it read, or it itself, is gone or damaged. */
  readonly isFresh?: boolean;
}

/** Gets a node, made now or before; a plan that is only looked at does not make any. */
export type Ask = <N extends Node>(
  node: N,
  options?: AskOptions,
) => Promise<Outcome<Answered<N['kind']>>>;
