// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/server/routes.ts';
import { readOnlyExpected, ROWS, type Row } from './access-table.ts';
import { PASSWORD, type Person, startCommons, type TestNode, tokenOf } from './node.ts';

let node: TestNode;
let steward: Person;
let ada: Person;
let bob: Person;
let token: string;

beforeAll(async () => {
  ({ node, steward, ada, bob } = await startCommons());
  token = await tokenOf(node, ada);
});
afterAll(() => node.close());

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Another node than the open one. */
  readonly to?: string;
}

/** Of one request, sent as it is: `fetch` would mend the path and refuse some headers. */
const send = (method: string, path: string, { headers = {}, body, to = node.url }: Sent = {}) =>
  new Promise<{ status: number; type: string; text: string; location: string }>((done, fail) => {
    const { port } = new URL(to);
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = request(
      { port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({
            status: response.statusCode!,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString(),
            location: response.headers.location ?? '',
          }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

const as = (row: Row, role: string, to = node.url): Promise<{ status: number }> => {
  const who: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    visitor: {},
    member: { cookie: bob.cookie },
    maintainer: { cookie: ada.cookie },
    steward: { cookie: steward.cookie },
    token: { authorization: `Bearer ${token}` },
  };
  const json = row.path.startsWith('/api/');
  const body = row.body && (json ? JSON.stringify(row.body) : `${new URLSearchParams(row.body)}`);
  return send(row.method.toUpperCase(), row.address, {
    headers: { ...who[role], ...(body === undefined ? {} : json ? JSON_TYPE : FORM) },
    ...(body === undefined ? {} : { body }),
    to,
  });
};

describe('a node that can only be read', () => {
  let closed: string;
  const rows = async (table: string) =>
    JSON.stringify(
      await node.deps.accounts.db
        .selectFrom(table as 'members')
        .selectAll()
        .execute(),
    );
  const TABLES = ['members', 'session', 'tokens', 'makes', 'profiles', 'drafts', 'events'].concat(
    ...['make_reports', 'kept_answers', 'complaints', 'versions', 'maintainers', 'invitations'],
  );
  let before: readonly string[];
  beforeAll(async () => {
    closed = await node.inMode('read-only');
    before = await Promise.all(TABLES.map(rows));
  });

  test.each(ROWS.map((row) => [`${row.method} ${row.path}`, row] as const))(
    'answers %s',
    async (_, row) => {
      for (const [role, expected] of Object.entries(readOnlyExpected(row))) {
        const { status } = await as(row, role, closed);
        expect(status, `${role} at ${row.address}`).toBe(expected);
      }
    },
  );

  test('has changed nothing by all that', async () => {
    expect(await Promise.all(TABLES.map(rows))).toEqual(before);
  });
});

describe('a node that is closed to all but who is invited', () => {
  test('takes a sign-up with an invitation that a steward made, once', async () => {
    const to = await node.inMode('invited');
    const signUp = async (name: string, invitation: string) => {
      const body = `${new URLSearchParams({ name, password: PASSWORD, invitation })}`;
      return (await send('POST', '/sign-up', { headers: FORM, body, to })).status;
    };
    const page = await send('GET', '/sign-up', { to });
    expect(page.text).toContain('name="invitation"');
    const headers = { cookie: steward.cookie, ...FORM };
    const made = await send('POST', '/steward/invitations', { headers, body: 'a=', to });
    const invitation = /fci_[\w-]{43}/.exec(made.text)![0];
    expect(await signUp('gus', '')).toBe(422);
    expect(await signUp('gus', invitation)).toBe(303);
    expect(await signUp('hil', invitation)).toBe(422);
    // Whoever is in, and whoever only looks, sees the same as ever.
    for (const row of ROWS.filter(({ method }) => method === 'get')) {
      for (const role of ['visitor', 'member'] as const) {
        const { status } = await as(row, role, to);
        expect(status, `${role} at ${row.address}`).toBe(row.expected[role]);
      }
    }
  });
});

describe('who may call what', () => {
  const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

  test('is told for every route, and for nothing else', () => {
    expect(ROWS.map(name).sort()).toEqual(routes.map(name).sort());
    expect(new Set(ROWS.map(name)).size).toBe(ROWS.length);
  });

  test.each(ROWS.map((row) => [name(row), row] as const))('%s', async (_, row) => {
    for (const [role, expected] of Object.entries(row.expected)) {
      const { status } = await as(row, role);
      expect(status, `${role} at ${row.address}`).toBe(expected);
    }
  });
});

const changing = routes.filter(({ method }) => method !== 'get');
/** Somebody whom the route does not turn away at once. */
const allowed = ({ method, path }: { method: string; path: string }): Person =>
  ROWS.find((row) => row.method === method && row.path === path)!.expected.steward === 403
    ? ada
    : steward;
const addressOf = ({ method, path }: { method: string; path: string }) =>
  ROWS.find((row) => row.method === method && row.path === path)!.address;

describe('a page of somebody else', () => {
  test.each(changing.map((each) => [each.method, addressOf(each)]))(
    'cannot send %s %s with the cookies of a visitor',
    async (method, address) => {
      for (const foreign of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', origin: node.url },
      ]) {
        const headers = { cookie: ada.cookie, ...FORM, ...foreign };
        const { status } = await send(method.toUpperCase(), address, { headers, body: 'name=x' });
        expect(status, JSON.stringify(foreign)).toBe(403);
      }
    },
  );
});

describe('bodies that are not what was expected', () => {
  const BODIES: readonly Sent[] = [
    { headers: JSON_TYPE, body: '{"name":{"$gt":""},"password":[],"text":1,"kind":null}' },
    { headers: JSON_TYPE, body: '[1,2,3]' },
    { headers: JSON_TYPE, body: '{"__proto__":{"a":1},"constructor":1' },
    { headers: FORM, body: 'name[x]=1&name=2&name=3&reason=%00&text=%ff%fe' },
    { headers: { 'content-type': 'multipart/form-data' }, body: 'no boundary' },
    {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\nx',
    },
    { headers: { 'content-type': 'text/plain' }, body: 'text' },
    { headers: { 'content-encoding': 'gzip', ...JSON_TYPE }, body: 'not gzip' },
    { headers: { 'content-type': 'application/json; charset=none' }, body: '{}' },
    {},
  ];

  test.each(changing.map((each) => [each.method, addressOf(each), each] as const))(
    'get a calm answer from %s %s',
    async (method, address, each) => {
      const { cookie } = allowed(each);
      for (const body of BODIES) {
        const headers = { ...body.headers, ...(address === '/sign-out' ? {} : { cookie }) };
        const { status } = await send(method.toUpperCase(), address, { ...body, headers });
        expect(status, JSON.stringify(body)).toSatisfy(calm);
      }
    },
  );
});

/** No bug of ours; 503 is the answer of builds, which this node does not do. */
const calm = (status: number): boolean => status < 500 || status === 503;

describe('addresses', () => {
  test('that are none are told as a page to a browser and as data to others', async () => {
    const page = await send('GET', '/no/such/page', { headers: { accept: 'text/html' } });
    expect([page.status, page.type]).toEqual([404, 'text/html; charset=utf-8']);
    for (const headers of [{ accept: 'application/json' }, {} as Record<string, string>]) {
      const data = await send('GET', '/api/v1/none', { headers });
      expect([data.status, data.type]).toEqual([404, 'application/problem+json; charset=utf-8']);
      expect(JSON.parse(data.text)).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect((await send('PATCH', '/account')).status).toBe(405);
  });

  test('of an account lead a browser to the sign-in and back', async () => {
    const { status, location } = await send('GET', '/account', {
      headers: { accept: 'text/html' },
    });
    expect([status, location]).toEqual([303, '/sign-in?next=%2Faccount']);
  });

  const HOSTILE = ['%00', '%2e%2e', '%2e%2e%2fetc', '%ff', '%', 'a'.repeat(10_000), '__proto__'];
  const open = routes.filter(({ path }) => /[:*]/.test(path));
  test.each(open.map((each) => [each.method, each.path, each] as const))(
    'with hostile parts are refused by %s %s',
    async (method, path, each) => {
      const headers = { cookie: allowed(each).cookie, ...JSON_TYPE };
      const body = JSON.stringify({ reason: 'x', name: 'x', outcome: 'upheld', text: 'x' });
      for (const part of HOSTILE) {
        const address = path.replace(/[:*]\w+/g, part);
        const { status } = await send(method.toUpperCase(), address, { headers, body });
        expect(status, address.slice(0, 80)).toBeGreaterThanOrEqual(400);
        expect(status, address.slice(0, 80)).toBeLessThan(500);
      }
    },
  );

  test('and bodies with U+0000 are refused: some databases keep no such text', async () => {
    const { cookie } = steward;
    expect((await send('GET', '/complaints/%00', { headers: { cookie } })).status).toBe(400);
    const headers = { cookie, ...JSON_TYPE };
    const body = JSON.stringify({ design: 'ada/hook', parameters: { name: 'a\0b' } });
    expect((await send('POST', '/api/v1/builds', { headers, body })).status).toBe(400);
  });
});
