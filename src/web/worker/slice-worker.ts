// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Slices for the "Make it" panel, one request after another; to cancel, end the worker.
import { rememberLayers } from '../../pipeline/toolpath/remember-layers.ts';
import { paceProgress } from '../../shared/pace-progress.ts';
import { browserEvaluator } from './browser-evaluator.ts';
import { slice } from './slice.ts';
import type { SliceMessage, SliceRequest } from './slice-messages.ts';

interface Scope {
  onmessage: ((event: { readonly data: SliceRequest }) => void) | null;
  postMessage(message: SliceMessage, transfer?: ArrayBuffer[]): void;
}
const scope = self as unknown as Scope;

const progress = paceProgress(
  () => performance.now(),
  (step) => scope.postMessage({ say: 'progress', progress: step }),
);

/** Who tries printers, materials and speeds one after another waits for the walls once. */
const mapLayers = rememberLayers();

const evaluator = browserEvaluator();
evaluator.catch(() => {}); // told with the first request

scope.onmessage = async ({ data }) => {
  try {
    const outcome = await slice(data, await evaluator, { progress, mapLayers });
    const { problems } = outcome;
    if (!outcome.ok) return scope.postMessage({ say: 'failed', problems });
    const given = outcome.value.products.map(({ bytes }) => bytes.buffer);
    scope.postMessage({ say: 'done', sliced: outcome.value, problems }, [...new Set(given)]);
  } catch (thrown) {
    scope.postMessage({ say: 'broke', reason: String(thrown) });
  }
};
