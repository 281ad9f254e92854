// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerTasks, LayerWork, TaskRange } from '../../pipeline/toolpath/layer-tasks.ts';
import type { Board } from './board.ts';
import { pack, type Packed } from './pack.ts';
import { unpack } from './unpack.ts';

/** What every thread is told of a job. All that is large lies in shared memory. */
export interface LayerJob {
  readonly id: number;
  readonly work: LayerWork;
  readonly tasks: readonly SharedTask[];
  readonly ranges: readonly TaskRange[];
  readonly board: Board;
}

/** What a thread answers. */
export interface LayerAnswer {
  readonly job: number;
  readonly range: number;
  readonly answer: Packed;
}

/** A task packed, but for its mesh. */
interface SharedTask {
  readonly packed: Packed;
  readonly mesh?: { readonly positions: Float32Array; readonly triangles: Uint32Array };
}

export const shareTask = (task: LayerTasks[LayerWork]): SharedTask => {
  if (!('mesh' in task)) return { packed: shareWords(pack(task)) };
  const { mesh, ...rest } = task;
  const positions = new Float32Array(sharedBytes(mesh.positions));
  const triangles = new Uint32Array(sharedBytes(mesh.triangles));
  positions.set(mesh.positions);
  triangles.set(mesh.triangles);
  return { packed: shareWords(pack(rest)), mesh: { positions, triangles } };
};

export const unshareTask = ({ packed, mesh }: SharedTask): LayerTasks[LayerWork] => {
  const task = unpack(packed) as LayerTasks[LayerWork];
  return mesh === undefined ? task : ({ ...task, mesh } as LayerTasks['sections']);
};

const shareWords = ({ words, texts, records }: Packed): Packed => {
  const shared = new Float64Array(sharedBytes(words));
  shared.set(words);
  return { words: shared, texts, records };
};

const sharedBytes = ({ byteLength }: ArrayBufferView): SharedArrayBuffer =>
  new SharedArrayBuffer(byteLength);
