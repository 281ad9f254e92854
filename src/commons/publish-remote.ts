// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { setTimeout as sleep } from 'node:timers/promises';
import type { Design } from '../designs/design.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { failure, type Outcome, type Problem, success } from '../shared/problem.ts';
import { remoteAccount } from './remote-account.ts';
import { notANode, timeout, unreachable } from './remote-problems.ts';
import { sendZip, type Sent } from './send-zip.ts';

/** A node on the web, and under whose name to publish there. */
export interface RemotePublication {
  /** Public address of the node. */
  readonly url: string;
  /** `fc_…`, made on the account's page of the node. */
  readonly token: string;
  /** Absent: that of the account which the token belongs to. */
  readonly author?: string | undefined;
  readonly dryRun: boolean;
}

/** How long to wait for a node, ms. */
export interface Patience {
  /** For it to take the next bytes. */
  readonly takeMs: number;
  /** For its answer once it has all: it runs the design several times. */
  readonly answerMs: number;
  /** Before each further attempt. */
  readonly againMs: readonly number[];
}

const PATIENCE: Patience = { takeMs: 60_000, answerMs: 300_000, againMs: [1_000, 5_000] };

/**
 * Publishes a design on a node on the web; its ZIP is made as it is sent. A connection that breaks is tried again with
 * the same Idempotency-Key, so nothing is published twice. Problems: those of that node,
 * `remote-unreachable`, `remote-timeout`, `remote-not-a-node`.
 */
export const publishRemote = async (
  { slug, source }: Design,
  { url, token, author, dryRun }: RemotePublication,
  patience: Patience = PATIENCE,
): Promise<Outcome<VersionRecord>> => {
  const node = url.replace(/\/+$/, '');
  const name =
    author === undefined ? await remoteAccount(node, token, patience.takeMs) : success(author);
  if (!name.ok) return name;
  const path = `/api/v1/designs/${name.value}/${slug}/versions${dryRun ? '?dry-run=true' : ''}`;
  const request = {
    url: node + path,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/zip',
      accept: 'application/json',
      'idempotency-key': globalThis.crypto.randomUUID(),
    },
    files: source.files,
  };
  for (let attempt = 0; ; attempt++) {
    const sent = await sendZip(request, patience);
    const again = patience.againMs[attempt];
    if (again === undefined || !mayPass(sent)) return read(sent, url, dryRun);
    await sleep(again);
  }
};

/** What the network did, or a proxy before the node; not what the node itself decided. */
const mayPass = (sent: Sent): boolean =>
  sent.end === 'broke' ? PASSING.has(sent.code) : sent.end === 'answered' && sent.status === 502;

const PASSING: ReadonlySet<string> = new Set([
  ...['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH', 'EAI_AGAIN'],
  ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'],
]);

const read = (sent: Sent, url: string, dryRun: boolean): Outcome<VersionRecord> => {
  if (sent.end === 'timeout') {
    return failure(timeout(url, { whole: sent.whole, perhaps: sent.whole && !dryRun }));
  }
  if (sent.end === 'broke') return failure(unreachable(url, sent.reason, sent.whole && !dryRun));
  const answer = sent.body as
    { readonly record?: VersionRecord; readonly problems?: readonly Problem[] } | undefined;
  const problems = Array.isArray(answer?.problems) ? answer.problems : [];
  const isGood = sent.status >= 200 && sent.status < 300;
  if (isGood && answer?.record !== undefined) return success(answer.record, problems);
  return problems.length > 0 ? failure(...problems) : failure(notANode(url, sent.status));
};
