// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/server/routes.ts';
import { ROWS } from '../access-table.ts';
import { type Commons, startCommons } from '../node.ts';

let commons: Commons;
beforeAll(async () => void (commons = await startCommons()));
afterAll(() => commons.node.close());

const ask = (address: string, init: RequestInit) =>
  fetch(commons.node.url + address, { redirect: 'manual', ...init });
interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly title: string;
}
const problemOf = async (answer: Response): Promise<ProblemDocument> => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as ProblemDocument;
};

describe('a method that an address does not take', () => {
  test('is 405 at every address, with those that it takes', async () => {
    for (const { address, method, path } of ROWS) {
      const answer = await ask(address, {
        method: 'PATCH',
        headers: { accept: 'application/json' },
      });
      const { status, code } = await problemOf(answer);
      expect([answer.status, status, code], address).toEqual([405, 405, 'method-not-allowed']);
      const allow = answer.headers.get('allow')?.split(', ');
      expect(allow, path).toContain(method.toUpperCase());
    }
  });

  test('tells all that match, and HEAD beside GET', async () => {
    const answer = await ask('/api/v1/drafts/from-template', { method: 'PUT' });
    expect(answer.headers.get('allow')).toBe('DELETE, GET, HEAD, POST');
    expect((await ask('/api/v1/nothing', { method: 'PUT' })).status).toBe(404);
    const options = await ask('/api/v1/designs', { method: 'OPTIONS' });
    expect(options.headers.get('allow')).toBe('GET, HEAD');
  });

  test('is a page for whoever reads pages', async () => {
    const answer = await ask('/settings', { method: 'POST', headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      405,
      'text/html; charset=utf-8',
    ]);
  });
});

describe('a body of a media type that nobody reads', () => {
  test('is 415 wherever a body is read, with what is read there', async () => {
    const { steward, ada } = commons;
    const read = routes.filter(({ body, takes }) => body !== undefined || takes !== undefined);
    expect(read.length).toBeGreaterThan(30);
    for (const { method, path } of read) {
      const { address, expected } = ROWS.find((row) => row.method === method && row.path === path)!;
      const { cookie } = expected.steward === 403 ? ada : steward;
      const answer = await ask(address, {
        method: method.toUpperCase(),
        headers: { cookie, 'content-type': 'text/csv', accept: 'application/json' },
        body: 'a,b',
      });
      const { code, title } = await problemOf(answer);
      expect([answer.status, code], address).toEqual([415, 'media-type-unsupported']);
      expect(title).toMatch(/^expected a body of .*(json|zip|form-data).*, found text\/csv$/);
      expect(answer.headers.get('accept')).toMatch(/application\/(json|zip)/);
    }
  });

  test('is none where there is no body, or where any will do', async () => {
    const { cookie } = commons.ada;
    const none = await ask('/api/v1/drafts', { method: 'POST', headers: { cookie } });
    expect((await problemOf(none)).code).toBe('upload-malformed');
    const any = await ask(`/api/v1/drafts/${'x'.repeat(22)}/files/a.csv`, {
      ...{ method: 'PUT', body: 'a,b' },
      headers: { cookie, 'content-type': 'text/csv' },
    });
    expect((await problemOf(any)).code).toBe('draft-not-found');
  });
});
