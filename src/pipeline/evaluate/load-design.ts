// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../../designs/design.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import type { Budgets, LoadedDesign } from './evaluator.ts';
import { openSandbox, type Machinery, type Sandbox } from './open-sandbox.ts';

/**
 * A design loaded into a sandbox. Its definitions are asked for at once; each call of `run` after
 * the first starts from a fresh sandbox, so that every run gives the same, whatever `main` left
 * behind.
 */
export const loadDesign = async (
  machinery: Machinery,
  bundle: SourceBundle,
  seed: string,
  budgets: Budgets,
): Promise<Outcome<LoadedDesign>> => {
  const opened = await openSandbox(machinery, bundle, seed, budgets);
  if (!opened.ok) return opened;
  const definitions = opened.value.definitions();
  let sandbox: Sandbox | undefined = opened.value;
  let disposed = false;
  return success({
    definitions: () => definitions,
    run: async (values) => {
      if (disposed) return failure(alreadyDisposed());
      let running = sandbox;
      sandbox = undefined;
      if (!running) {
        const again = await openSandbox(machinery, bundle, seed, budgets);
        if (!again.ok) return again;
        running = again.value;
        running.definitions();
      }
      try {
        return running.run(values);
      } finally {
        running.close();
      }
    },
    dispose: () => {
      disposed = true;
      sandbox?.close();
      sandbox = undefined;
    },
  });
};

const alreadyDisposed = () =>
  error('evaluate-disposed', 'Expected a loaded design, found one that was disposed of.');
