// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elementsOf } from '../elements-of.ts';
import { type Commons, startCommons } from '../node.ts';
import { sampleVersion, valueOf } from '../../designs/library/samples.ts';
import { addVersion } from '../../../src/designs/library/add-version.ts';

describe('the designs of a node, for scripts', () => {
  let commons: Commons;
  beforeAll(async () => void (commons = await startCommons()));
  afterAll(() => commons.node.close());

  const get = async (path: string, headers = {}) => {
    const response = await fetch(`${commons.node.url}/api/v1/${path}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  test('come to an end: the page after the last one is empty', async () => {
    const [first, second] = [await get('designs?page=1'), await get('designs?page=2')];
    expect(first.body).toMatchObject({ page: 1, pages: 1, hits: [{ name: 'ada/hook' }] });
    expect(second).toMatchObject({ status: 200, body: { page: 2, pages: 1, hits: [] } });
  });

  test('are searched on their page by words that stay in both fields for them', async () => {
    const html = await (await fetch(`${commons.node.url}/?q=hook+%22for+coats`)).text();
    const fields = elementsOf(html).filter(({ attributes }) => attributes['name'] === 'q');
    expect(fields.map(({ attributes }) => attributes['value'])).toEqual(
      Array(2).fill('hook "for coats'),
    );
  });

  test('are not narrowed to the bed of a printer that nobody knows', async () => {
    const { status, body } = await get('designs?fits=mk5');
    expect(status).toBe(400);
    expect(body['code']).toBe('settings-unknown-printer');
    expect((await get('designs?fits=mk4')).status).toBe(200);
  });

  test('tell what was made from a version, however it is named', async () => {
    const of = { relation: 'fork', of: 'ada/hook@1.1.0', license: 'CERN-OHL-S-2.0' } as const;
    const fork = sampleVersion({ name: 'bob/peg', lineage: [of] });
    valueOf(await addVersion(commons.node.deps.library, fork));
    for (const version of ['1.1.0', '^1.0', '*']) {
      const { body } = await get(`designs/ada/hook/versions/${encodeURIComponent(version)}`);
      expect(body['descendants']).toEqual([{ name: 'bob/peg@1.0.0', relation: 'fork' }]);
    }
  });

  test('tell a token that nobody has from none', async () => {
    const told = async (headers = {}) => (await get('account', headers)).body['title'];
    expect(await told()).toBe('expected somebody who is signed in');
    expect(await told({ authorization: 'Bearer fc_gone' })).toMatch(/^expected an API token/);
  });
});
