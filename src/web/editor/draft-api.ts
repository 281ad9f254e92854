// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';

/** A draft as the API tells it, as far as the editor needs it. */
export interface DraftDocument {
  readonly files: readonly { readonly path: string; readonly sha256: string; bytes: number }[];
  readonly checked?: { readonly passed: boolean; readonly findings: readonly Problem[] };
}

/** What can be asked of the server about one draft. */
export interface DraftApi {
  /** Writes a file as long as it is there as it was seen: its SHA-256, or `none`. */
  put(
    path: string,
    text: string,
    seen: string,
    keepalive?: boolean,
  ): Promise<Outcome<DraftDocument>>;
  remove(path: string, seen: string): Promise<Outcome<DraftDocument>>;
  rename(from: string, to: string): Promise<Outcome<DraftDocument>>;
  bytes(path: string): Promise<Outcome<Uint8Array>>;
  get(): Promise<Outcome<DraftDocument>>;
  check(): Promise<Outcome<DraftDocument>>;
}

/** Problems: those of the server; `draft-unreachable` where there is no answer. */
export const draftApi = (id: string): DraftApi => {
  const base = `/api/v1/drafts/${id}`;
  const fileAt = (path: string): string =>
    `${base}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
  const json = async (url: string, init?: RequestInit): Promise<Outcome<DraftDocument>> => {
    const answer = await ask(url, init);
    return answer.ok ? success((await answer.value.json()) as DraftDocument) : answer;
  };
  const asSeen = (seen: string): Record<string, string> =>
    seen === 'none' ? { 'if-none-match': '*' } : { 'if-match': `"${seen}"` };
  const post = (what: string, body: unknown = {}): Promise<Outcome<DraftDocument>> =>
    json(`${base}/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return {
    put: (path, text, seen, keepalive = false) =>
      json(fileAt(path), { method: 'PUT', body: text, headers: asSeen(seen), keepalive }),
    remove: (path, seen) => json(fileAt(path), { method: 'DELETE', headers: asSeen(seen) }),
    rename: (from, to) => post('rename', { from, to }),
    bytes: async (path) => {
      const answer = await ask(fileAt(path));
      return answer.ok ? success(new Uint8Array(await answer.value.arrayBuffer())) : answer;
    },
    get: () => json(base),
    check: () => post('check'),
  };
};

/** Problems: those of the server; `draft-unreachable` where there is no answer. */
export const ask = async (url: string, init?: RequestInit): Promise<Outcome<Response>> => {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    return failure(unreachable('no answer'));
  }
  if (response.ok) return success(response);
  const said = (await response.json().catch(() => ({}))) as { readonly problems?: Problem[] };
  return failure(...(said.problems ?? [unreachable(`status ${response.status}`)]));
};

export const unreachable = (found: string): Problem =>
  error('draft-unreachable', `Expected the server to answer, found ${found}.`, {
    hint: 'What you wrote is kept in this browser until it is saved.',
  });
