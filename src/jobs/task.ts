// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';
import type { ParameterSchema } from '../designs/parameters/schema.ts';
import type { Examination } from '../designs/publish/examination.ts';
import type { Build, BuildRequest } from '../pipeline/build.ts';
import type { PlateBuild, PlateRequest } from '../pipeline/plate-designs.ts';
import type { CheckedFile } from '../pipeline/check-file.ts';
import type { Slice, SliceRequest } from '../pipeline/slice-file.ts';
import type { Progress } from '../shared/context.ts';
import type { Outcome } from '../shared/problem.ts';
import type { Node } from './nodes/node.ts';
import type { StoreRecord } from './store/store.ts';

/** Work that may run code of strangers or take long: done in a worker that can be killed. */
export type Task =
  | { readonly kind: 'build'; readonly request: BuildRequest }
  | { readonly kind: 'plate'; readonly request: PlateRequest }
  | { readonly kind: 'parameters'; readonly design: Design }
  | { readonly kind: 'examine'; readonly design: Design }
  | { readonly kind: 'slice'; readonly request: SliceRequest }
  | { readonly kind: 'check'; readonly fileName: string; readonly bytes: Uint8Array }
  | NodeTask;

/** A step of a build, see `performNode`. */
export interface NodeTask extends KeyedNode {
  readonly kind: 'node';
  /** Slices that share its layers: made right after it, while these are in memory, and put into the store. */
  readonly also?: readonly KeyedNode[];
  /** Where the store is that the worker opens. */
  readonly store: StorePlace;
}

export interface KeyedNode {
  readonly node: Node;
  readonly key: string;
}

/** Enough to open a store in another process. */
export interface StorePlace {
  readonly folder: string;
  readonly maxBytes: number;
}

/** What each kind of task answers. */
export interface Answers {
  readonly build: Build;
  readonly plate: PlateBuild;
  readonly parameters: ParameterSchema;
  readonly examine: Examination;
  readonly slice: Slice;
  readonly check: CheckedFile;
  readonly node: StoreRecord;
}

export type Answer<K extends Task['kind']> = Outcome<Answers[K]>;

/** Does a task somewhere it can be killed: in a thread of this process, or in a pool. */
export type RunTask = <T extends Task>(task: T) => Promise<Answer<T['kind']>>;

/** What a worker says while it works, and at the end. */
export type WorkerMessage =
  | { readonly say: 'progress'; readonly progress: Progress }
  | {
      readonly say: 'done';
      readonly outcome: Answer<Task['kind']>;
      /** Of heap and buffers that the thread holds now. */
      readonly heldBytes: number;
    };

/** The stage in which code of strangers runs: it begins at `done: 0`, any later word ends it. */
export const UNTRUSTED_STAGE = 'evaluate';
