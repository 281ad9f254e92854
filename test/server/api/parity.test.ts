// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openapi } from '../../../src/server/api/openapi-route.ts';
import { type Access, type Route, scopeOf } from '../../../src/server/route.ts';
import { routes } from '../../../src/server/routes.ts';
import { PASSWORD, type Person, startCommons, type TestNode } from '../node.ts';
import { ALONE, TWINS } from './parity-table.ts';

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const byName = new Map(routes.map((each) => [nameOf(each), each]));
const pages = routes.filter(({ path }) => !path.startsWith('/api/'));

/** Who is let in by each, beside those further down. */
const LETS_IN: Readonly<Record<Access, readonly Access[]>> = {
  anyone: ['anyone', 'member', 'moderator', 'maintainer', 'steward'],
  member: ['member', 'moderator', 'maintainer', 'steward'],
  moderator: ['moderator', 'maintainer', 'steward'],
  maintainer: ['maintainer'],
  steward: ['steward'],
};

describe('everything that the pages do', () => {
  test('can be done by the API, or needs no twin there and says why', () => {
    const known = new Set([...Object.keys(TWINS), ...Object.keys(ALONE)]);
    expect(pages.map(nameOf).filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !byName.has(name))).toEqual([]);
  });

  test('is done by addresses that there are, and that are described', () => {
    const { paths } = openapi(routes, '') as { paths: Record<string, Record<string, unknown>> };
    for (const twin of Object.values(TWINS).flat()) {
      const [method = '', path = ''] = twin.split(' ');
      expect(byName.has(twin), twin).toBe(true);
      expect(paths[path.replace(/[:*](\w+)/g, '{$1}')]?.[method], twin).toBeDefined();
    }
  });

  test('whatever takes data has a twin', () => {
    const forms = pages.filter(({ method, body, raw }) => method !== 'get' || body || raw);
    expect(forms.map(nameOf).filter((name) => TWINS[name] === undefined)).toEqual([]);
  });

  test.each(Object.entries(TWINS))('%s by those who may do it there', (page, twins) => {
    const { access } = byName.get(page)!;
    for (const twin of twins) {
      const allowed = LETS_IN[byName.get(twin)!.access];
      expect(allowed, twin).toContain(access);
    }
  });

  test('never takes less of a token than its page does', () => {
    for (const [page, twins] of Object.entries(TWINS)) {
      if (scopeOf(byName.get(page)!) !== 'administer') continue;
      const weak = twins.filter((twin) => scopeOf(byName.get(twin)!) !== 'administer');
      expect(weak, page).toEqual(WEAKER[page] ?? []);
    }
  });
});

/** What a token may do where its page takes a session: in tests of accounts, what it is told is looked at. */
const WEAKER: Readonly<Record<string, readonly string[]>> = {
  'get /account': ['get /api/v1/account', 'get /api/v1/account/tokens'],
  'post /account/tokens': ['post /api/v1/account/tokens'],
  'post /account/tokens/:id/revoke': ['delete /api/v1/account/tokens/:id'],
};

describe('by the API', () => {
  let node: TestNode;
  let steward: Person;
  let ada: Person;
  beforeAll(async () => {
    ({ node, steward, ada } = await startCommons());
  });
  afterAll(() => node.close());

  const call = async (method: string, path: string, body?: unknown, cookie = '') => {
    const answer = await fetch(`${node.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]!);
    const said = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, said, cookie: cookies.join('; ') };
  };

  test('somebody signs up, is who they are, takes another password, leaves and comes again', async () => {
    const eve = { name: 'eve', password: PASSWORD };
    const up = await call('POST', '/accounts', eve);
    expect([up.status, up.said]).toEqual([201, { name: 'eve' }]);
    const who = await call('GET', '/account', undefined, up.cookie);
    expect(who.said).toMatchObject({ name: 'eve', role: 'member', designs: [] });
    const next = 'eight wet umbrellas';
    const passwords = { current: PASSWORD, next };
    const changed = await call('POST', '/account/password', passwords, up.cookie);
    expect(changed.status).toBe(200);
    expect((await call('POST', '/session', eve)).status).toBe(401);
    const again = await call('POST', '/session', { ...eve, password: next });
    expect(again.said).toEqual({ name: 'eve' });
    expect((await call('DELETE', '/session', undefined, again.cookie)).status).toBe(200);
    expect((await call('GET', '/account', undefined, again.cookie)).status).toBe(401);
  });

  test('a session is not handed out twice for one key', async () => {
    const send = () =>
      fetch(`${node.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'one-sign-in' },
        body: JSON.stringify({ name: 'ada', password: PASSWORD }),
      });
    const [first, second] = [await send(), await send()];
    expect(first.headers.getSetCookie()[0]).not.toBe(second.headers.getSetCookie()[0]);
    const kept = await node.deps.accounts.db.selectFrom('kept_answers').selectAll().execute();
    expect(kept.length).toBeGreaterThan(0);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
  });

  test('a draft is said what it is, with a license by three answers', async () => {
    const begun = await call('POST', '/drafts/from-template', { title: 'Peg' }, ada.cookie);
    const path = `/drafts/${String(begun.said['id'])}/details`;
    const said = {
      title: 'Coat peg',
      function: 'Holds a coat.',
      authors: ['Ada <ada@a.example>'],
      version: '2.0.0',
      author: 'ada',
      share: 'parts',
      credit: 'yes',
      about: 'thing',
    };
    const described = await call('PUT', path, said, ada.cookie);
    expect(described.said).toMatchObject({ author: 'ada' });
    const file = await fetch(`${node.url}/api/v1${path.replace('details', 'files/okh.toml')}`, {
      headers: { cookie: ada.cookie },
    });
    const text = await file.text();
    expect(text).toContain('Coat peg');
    expect(text).toContain('CERN-OHL-W-2.0');
  });

  test('a steward withdraws a version of somebody else, and the log says so', async () => {
    const version = '/designs/ada/hook/versions/1.0.0';
    const reason = { reason: 'It breaks.' };
    expect((await call('POST', `${version}/yank`, reason, steward.cookie)).status).toBe(200);
    const log = await call('GET', '/log?limit=1', undefined, steward.cookie);
    expect(log.said).toMatchObject({
      events: [{ who: steward.account.name, what: 'yank', about: 'ada/hook@1.0.0' }],
    });
  });

  test('a profile begins with a text that can be saved as it is', async () => {
    const { said } = await call('GET', '/profiles');
    const known = said['profiles'] as readonly { kind: string; id: string }[];
    expect(new Set(known.map(({ kind }) => kind))).toEqual(
      new Set(['printer', 'material', 'process']),
    );
    const { said: mini } = await call('GET', '/profiles/printer/mini');
    const own = { kind: 'printer', id: 'mine', text: mini['template'] };
    expect((await call('POST', '/account/profiles', own, ada.cookie)).status).toBe(201);
  });
});
