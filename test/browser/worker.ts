// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Runs in a Web Worker of the browser under test: the same pipeline as in Node.
import type { Design } from '../../src/designs/design.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import { buildDigests } from './build-library.ts';

declare const self: {
  onmessage: (event: { data: Design }) => void;
  postMessage: (message: unknown) => void;
};

const evaluator = createEvaluator({
  now: () => performance.now(),
  kernelWasmUrl: '/manifold.wasm',
});

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ digests: await buildDigests(data, await evaluator) });
  } catch (thrown) {
    self.postMessage({ failed: String(thrown) });
  }
};
