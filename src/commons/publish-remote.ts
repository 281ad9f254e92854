// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { buffer } from 'node:stream/consumers';
import type { Design } from '../designs/design.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { error, failure, type Outcome, type Problem, success } from '../shared/problem.ts';
import { zipStream } from './zip-stream.ts';

/** A node on the web, and under whose name to publish there. */
export interface RemotePublication {
  /** Public address of the node. */
  readonly url: string;
  /** `fc_…`, made on the account's page of the node. */
  readonly token: string;
  readonly author: string;
  readonly dryRun: boolean;
}

/**
 * Publishes a design on a node on the web. Problems: those of that node, `remote-unreachable`,
 * `remote-not-a-node`.
 */
export const publishRemote = async (
  { slug, source }: Design,
  { url, token, author, dryRun }: RemotePublication,
): Promise<Outcome<VersionRecord>> => {
  const zip = await buffer(zipStream(source.files));
  const path = `/api/v1/designs/${author}/${slug}/versions${dryRun ? '?dry-run=true' : ''}`;
  let response: Response;
  try {
    response = await fetch(url.replace(/\/+$/, '') + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/zip',
        accept: 'application/json',
      },
      body: new Uint8Array(zip),
      // A token is for the node that was named, and no other.
      redirect: 'error',
    });
  } catch (thrown) {
    return failure(unreachable(url, thrown));
  }
  const answer = (await response.json().catch(() => undefined)) as
    { readonly record?: VersionRecord; readonly problems?: readonly Problem[] } | undefined;
  const problems = Array.isArray(answer?.problems) ? answer.problems : [];
  if (response.ok && answer?.record !== undefined) return success(answer.record, problems);
  return problems.length > 0 ? failure(...problems) : failure(notANode(url, response.status));
};

const unreachable = (url: string, thrown: unknown): Problem => {
  const { message, cause } = thrown as { readonly message?: string; readonly cause?: Error };
  return error('remote-unreachable', `expected a node at ${url}: ${cause?.message ?? message}`, {
    hint: 'check the address and the connection; nothing was published',
  });
};

const notANode = (url: string, status: number): Problem =>
  error('remote-not-a-node', `expected the answer of a node at ${url}, found status ${status}`, {
    hint: '--to takes the address of the node alone, like https://commons.example',
  });
