// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from '../shared/context.ts';
import { progressBar } from './progress-bar.ts';
import type { Output } from './report.ts';
import { heedSignals } from './signals.ts';

/** What long work is handed: a wish to stop, and somebody to tell how far it is. */
export interface Watched {
  readonly signal: AbortSignal;
  readonly show: (progress: Progress) => void;
}

/** Long work under a bar; the first Ctrl-C asks it to stop, a second one ends the process. */
export const withBar = async <T>(
  output: Output,
  work: (watched: Watched) => Promise<T>,
): Promise<T> => {
  const abort = new AbortController();
  const unheed = heedSignals(() => abort.abort());
  const bar = progressBar(output);
  try {
    return await work({ signal: abort.signal, show: bar.show });
  } finally {
    bar.stop();
    unheed();
  }
};
