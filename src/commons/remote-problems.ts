// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../shared/problem.ts';

const PERHAPS =
  'perhaps it was published: look at its page; to publish the same files again does no harm';

/** `whole`: the node has got everything; `perhaps`: so it may have published. */
export const timeout = (
  url: string,
  { whole, perhaps }: { readonly whole: boolean; readonly perhaps: boolean },
): Problem =>
  error(
    'remote-timeout',
    whole
      ? `expected an answer of ${url} within minutes after it got everything, found none`
      : `expected ${url} to take the files, it took none for too long`,
    { hint: perhaps ? PERHAPS : 'check the connection and try again later; nothing was published' },
  );

export const unreachable = (url: string, reason: string, perhaps = false): Problem =>
  error('remote-unreachable', `expected a node at ${url}: ${reason}`, {
    hint: perhaps ? PERHAPS : 'check the address and the connection; nothing was published',
  });

export const notANode = (url: string, status: number): Problem =>
  error('remote-not-a-node', `expected the answer of a node at ${url}, found status ${status}`, {
    hint: '--to takes the address of the node alone, like https://commons.example',
  });
