// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { buildKey } from '../cache/build-key.ts';
import { sha256 } from '../store/sealed-json.ts';
import type { Task } from '../task.ts';
import type { Packed } from './pack.ts';

/** What a worker needs of a task: of a node not where the store of the asking side is. */
export const portable = (task: Task): object =>
  task.kind === 'node'
    ? { kind: task.kind, node: task.node, key: task.key, also: task.also }
    : task;

/** Equal for what gives the same bytes: whoever wants that shares one job. */
export const jobId = (task: Task, packed: Packed): string => {
  switch (task.kind) {
    case 'build':
      return `build-${buildKey(task.request)}`;
    case 'node':
      return `node-${task.key}`;
    default:
      return `${task.kind}-${sha256([packed.sha256, ...packed.files].join(' '))}`;
  }
};
