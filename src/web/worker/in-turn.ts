// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Does one thing after another, beginning when `ready` is. What is thrown is a bug, which `onerror` of
 * the page tells; the others wait for ever then.
 */
export const inTurn = (ready: Promise<void>): ((work: () => Promise<void>) => void) => {
  let last = ready;
  const tell = (thrown: unknown): void => reportError(thrown);
  last.catch(tell);
  return (work) => {
    last = last.then(work);
    last.catch(tell);
  };
};
