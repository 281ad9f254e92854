// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { GetLibrary } from '../commons/publish-tools.ts';
import { withLibrary, type LibraryWork } from './node.ts';
import type { Output } from './report.ts';
import { success } from '../shared/problem.ts';

/**
 * A library that is opened when it is first asked for: commands on files of one's own never touch
 * it. `close` when done.
 */
export const openOnDemand = (
  output: Output,
): { readonly get: GetLibrary; readonly close: () => Promise<void> } => {
  let opened: ReturnType<GetLibrary> | undefined;
  let done: (() => void) | undefined;
  let closed: Promise<unknown> = Promise.resolve();
  const open: GetLibrary = () =>
    new Promise((resolve) => {
      const hold = ({ library }: LibraryWork) => {
        resolve(success(library));
        return new Promise<ReturnType<typeof success<void>>>((end) => {
          done = () => end(success(undefined));
        });
      };
      closed = withLibrary(output, hold).then((outcome) => {
        if (!outcome.ok) resolve(outcome);
      });
    });
  return {
    get: () => (opened ??= open()),
    close: async () => {
      done?.();
      await closed;
    },
  };
};
