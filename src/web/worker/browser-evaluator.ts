// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import interpreterUrl from '@jitl/quickjs-ng-wasmfile-release-sync/wasm?url';
import kernelUrl from 'manifold-3d/manifold.wasm?url';
import { createEvaluator } from '../../pipeline/evaluate/create-evaluator.ts';
import type { Evaluator } from '../../pipeline/evaluate/evaluator.ts';

/** Interpreter and kernel from the site's own files; with their bytes both can be bounded. */
export const browserEvaluator = async (): Promise<Evaluator> => {
  const [interpreterWasm, kernelWasm] = await Promise.all([
    bytesAt(interpreterUrl),
    bytesAt(kernelUrl),
  ]);
  return createEvaluator({ now: () => performance.now(), interpreterWasm, kernelWasm });
};

const bytesAt = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`expected ${url}, found ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
