// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../src/designs/library/log-event.ts';
import { offeredBuilds } from '../../src/server/builds/builds.ts';
import { NO_BUILDS } from './no-builds.ts';
import { jpeg, png, SECRET } from './makes/pictures.ts';
import { PASSWORD, type Person, startCommons, type TestNode, tokenOf } from './node.ts';

let node: TestNode;
let steward: Person;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  ({ node, steward, ada, bob } = await startCommons());
});
afterAll(() => node.close());

const call = (path: string, who?: Person, init: RequestInit = {}): Promise<Response> =>
  fetch(`${node.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html', ...(who && { cookie: who.cookie }), ...init.headers },
  });
const post = (path: string, who: Person | undefined, body: Record<string, string>) =>
  call(path, who, { method: 'POST', body: new URLSearchParams(body) });
const textOf = async (path: string, who?: Person) => (await call(path, who)).text();

describe('by the API', () => {
  const json = (path: string, who: Person, method: string, body?: object) =>
    call(path, who, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });

  test('a steward invites, sees who may still come, and withdraws what nobody used', async () => {
    const to = await node.inMode('invited');
    const invite = async () => {
      const made = await json('/api/v1/invitations', steward, 'POST');
      return (await made.json()) as { id: string; invitation: string };
    };
    const { id, invitation } = await invite();
    const { id: other } = await invite();
    const listed = await (await call('/api/v1/invitations', steward)).text();
    expect(listed).toContain(id);
    expect(listed).not.toContain(invitation.slice(4));
    const form = { name: 'ivy', password: PASSWORD, invitation };
    const body = new URLSearchParams(form);
    await fetch(`${to}/sign-up`, { method: 'POST', body, redirect: 'manual' });
    expect((await json(`/api/v1/invitations/${id}`, steward, 'DELETE')).status).toBe(404);
    expect((await json(`/api/v1/invitations/${other}`, steward, 'DELETE')).status).toBe(200);
    const left = await (await call('/api/v1/invitations', steward)).text();
    expect(left).not.toContain(id);
    expect(left).not.toContain(other);
  });

  test('who forgot the password sets another, and deletes the account with that one alone', async () => {
    const may = await node.person('max');
    const made = await json('/api/v1/resets', steward, 'POST', { name: 'max' });
    const { reset } = (await made.json()) as { reset: string };
    const next = 'nine wet umbrellas';
    await post('/reset-password', undefined, { reset, next });
    expect((await call('/account', may)).status).toBe(303);
    const signed = await post('/sign-in', undefined, { name: 'max', password: next });
    const cookie = signed.headers.getSetCookie().map((each) => each.split(';')[0]);
    const max = { ...may, cookie: cookie.join('; ') };
    const deleted = '/api/v1/account/delete';
    expect((await json(deleted, max, 'POST', { password: PASSWORD })).status).toBe(401);
    expect(await (await json(deleted, max, 'POST', { password: next })).json()).toEqual({
      deleted: true,
    });
    expect((await post('/sign-in', undefined, { name: 'max', password: next })).status).toBe(401);
  });
});

describe('a make', () => {
  test('is told with a form and a photo, stands on the page, and is removed by its owner', async () => {
    const form = new FormData();
    form.set('version', '1.1.0');
    form.set('wentWell', 'partly');
    form.set('printer', 'MINI of mine');
    form.set('photo', new Blob([jpeg() as BlobPart]), '../../a.jpg');
    const told = await call('/d/ada/hook/made', bob, { method: 'POST', body: form });
    expect([told.status, told.headers.get('location')]).toEqual([303, '/d/ada/hook#makes']);
    const page = await textOf('/d/ada/hook');
    expect(page).toContain('MINI of mine');
    const photo = await call(/\/photos\/[0-9a-f]{64}/.exec(page)![0]);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await photo.arrayBuffer()).toString('latin1')).not.toContain(SECRET);
    const remove = /\/d\/ada\/hook\/made\/[\w-]+\/remove/;
    expect(await textOf('/d/ada/hook/made', ada)).not.toMatch(remove);
    const own = remove.exec(await textOf('/d/ada/hook/made', bob))![0];
    await post(own, ada, {});
    expect(await textOf('/d/ada/hook')).toContain('MINI of mine');
    await post(own, bob, {});
    expect(await textOf('/d/ada/hook')).not.toContain('MINI of mine');
  });

  test('with a photo that is too large is refused, and what is no photo too', async () => {
    const send = (bytes: Uint8Array) => {
      const body = new FormData();
      body.set('version', '1.1.0');
      body.set('wentWell', 'yes');
      body.set('photo', new Blob([bytes as BlobPart]), 'a.jpg');
      const path = '/api/v1/designs/ada/hook/makes';
      return call(path, bob, { method: 'POST', body });
    };
    expect((await send(new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await send(new Uint8Array(100))).status).toBe(422);
    expect((await send(jpeg())).status).toBe(201);
  });
});

describe('a make that has no business here', () => {
  test('is reported by anybody, hidden with its photo by those who may, and shown again', async () => {
    const form = new FormData();
    form.set('version', '1.1.0');
    form.set('wentWell', 'yes');
    form.set('notes', 'Buy my gold');
    form.set('photo', new Blob([png() as BlobPart]), 'a.jpg');
    await call('/d/ada/hook/made', bob, { method: 'POST', body: form });
    const page = await textOf('/d/ada/hook');
    const photo = /\/photos\/[0-9a-f]{64}/.exec(page)![0];
    const report = /\/d\/ada\/hook@1\.1\.0\/made\/[\w-]+\/report/.exec(page)![0];
    expect((await call(report)).status).toBe(200);
    expect((await post(report, undefined, { reason: 'An advertisement.' })).status).toBe(303);
    for (const path of ['/d/ada/hook/made/moderate', '/steward']) {
      expect(await textOf(path, steward)).toContain('An advertisement.');
    }

    const moderate = report.replace('@1.1.0', '').replace('/report', '/moderate');
    const hide = { act: 'hide', reason: 'It is one.' };
    expect((await post(moderate, bob, hide)).status).toBe(403);
    expect((await post(moderate, ada, hide)).status).toBe(303);
    expect(await textOf('/d/ada/hook')).not.toContain('Buy my gold');
    expect((await call(photo)).status).toBe(404);
    expect(await textOf('/d/ada/hook/made', bob)).toContain('It is one.');
    expect(await textOf('/steward', steward)).not.toContain('/made/moderate');
    const [event] = await readEvents(node.deps.library.db, 'ada/hook', 1);
    expect(event).toMatchObject({ who: 'ada', what: 'hide-make' });

    expect((await post(moderate, steward, { ...hide, act: 'show' })).status).toBe(303);
    expect(await textOf('/d/ada/hook')).toContain('Buy my gold');
    expect((await call(photo)).headers.get('cache-control')).toBe('no-cache');
    await post(moderate.replace('/moderate', '/remove'), bob, {});
  });

  test('is hidden with a token to moderate, not with one to publish', async () => {
    const path = '/api/v1/designs/ada/hook/versions/1.0.0/deprecate';
    const asked = async (scope: 'read' | 'publish' | 'moderate') => {
      const authorization = `Bearer ${await tokenOf(node, ada, [scope])}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ reason: 'Old.' });
      return (await call(path, undefined, { method: 'POST', headers, body })).status;
    };
    expect(await Promise.all((['read', 'publish', 'moderate'] as const).map(asked))).toEqual([
      ...[403, 403, 200],
    ]);
  });
});

describe('a complaint', () => {
  const CONTACT = 'carol@a.example';
  const filing = { kind: 'author', text: 'I made it.', evidence: 'My page.', contact: CONTACT };

  test('is followed at an address of its own, where only those who answer see the contact', async () => {
    const filed = await post('/d/ada/hook/complaint', undefined, filing);
    const address = filed.headers.get('location')!;
    expect(address).toMatch(/^\/complaints\/[0-9a-f-]{36}$/);
    const contactFor = async (who?: Person) => (await textOf(address, who)).includes(CONTACT);
    expect(await Promise.all([undefined, bob, ada, steward].map(contactFor))).toEqual([
      ...[false, false, true, true],
    ]);
    const { id, contact } = (await (await call(`/api/v1${address}`)).json()) as typeof filing & {
      id: string;
    };
    expect([`/complaints/${id}`, contact]).toEqual([address, undefined]);
    expect(await textOf('/steward', steward)).toContain(address);
    expect(JSON.stringify(await readEvents(node.deps.library.db))).not.toContain(CONTACT);

    const answer = { outcome: 'settled', text: 'Named now.' };
    expect((await post(address, bob, answer)).status).toBe(403);
    expect((await post(address, ada, answer)).status).toBe(303);
    expect(await textOf(address)).toContain('Named now.');
    expect((await post(address, steward, answer)).status).toBe(409);
    expect(await textOf('/steward', steward)).not.toContain(`href="${address}"`);
  });

  test('that says too little comes back with what was written', async () => {
    const filed = await post('/d/ada/hook/complaint', undefined, { ...filing, evidence: ' ' });
    expect(filed.status).toBe(422);
    expect(await filed.text()).toContain('I made it.');
  });
});

describe('an account', () => {
  test('sees the text of a token once, and what it allows ends when it is revoked', async () => {
    const made = await (await post('/account/tokens', bob, { label: 'laptop' })).text();
    const text = /fc_[\w-]{43}/.exec(made)![0];
    const page = await textOf('/account', bob);
    expect(page).not.toContain(text);
    const headers = { authorization: `Bearer ${text}` };
    const asked = () => call('/api/v1/account/tokens', undefined, { headers });
    expect((await asked()).status).toBe(200);
    await post(/\/account\/tokens\/[\w-]+\/revoke/.exec(page)![0], bob, {});
    expect((await asked()).status).toBe(401);
  });

  test('makes a profile from a built-in one, whose form can be saved as it is', async () => {
    for (const from of ['printer/mini', 'material/pla', 'process/fine', 'printer/voron24-300']) {
      const page = await textOf(`/account/profiles?from=${from}`, bob);
      const text = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(page)![1]!;
      const plain = text
        .replace(/&lt;/g, '<')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
      const [kind = '', id = ''] = from.split('/');
      // Each line with its comment sign taken away is a setting too.
      const whole = plain.replace(/^# /gm, '');
      for (const each of [plain, whole]) {
        const saved = await post('/account/profiles', bob, { kind, id: `my-${id}`, text: each });
        expect(saved.status, `${from}: ${each}`).toBe(303);
      }
    }
    expect(await textOf('/account', bob)).toContain('my-voron24-300');
  });

  test('whose session is a day old gets it prolonged', async () => {
    const ago = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect((await call('/', bob)).headers.get('set-cookie')).toBeNull();
    const session = { expiresAt: ago(28.5) };
    await node.deps.accounts.db
      .updateTable('session' as never)
      .set(session as never)
      .execute();
    const { headers } = await call('/', bob);
    expect(headers.get('set-cookie')).toMatch(/fabcommons\.session_token=.*Max-Age=2592000/);
  });
});

describe('a design', () => {
  test('is managed by its maintainers: its page says so to them alone', async () => {
    const link = 'href="/d/ada/hook/manage"';
    const seen = [undefined, bob, ada].map(async (who) =>
      (await textOf('/d/ada/hook', who)).includes(link),
    );
    expect(await Promise.all(seen)).toEqual([false, false, true]);
    await post('/d/ada/hook/manage/maintainers', ada, { name: 'bob' });
    expect(await textOf('/d/ada/hook', bob)).toContain(link);
    const change = { version: '1.1.0', act: 'yank', reason: 'It breaks.' };
    await post('/d/ada/hook/manage/versions', bob, change);
    expect(await textOf('/d/ada/hook@1.1.0')).toContain('It breaks.');
    await post('/d/ada/hook/manage/maintainers/remove', bob, { name: 'ada' });
    expect((await call('/d/ada/hook/manage', ada)).status).toBe(403);
  });

  test('does not change its maintainers for a token', async () => {
    const headers = {
      authorization: `Bearer ${await tokenOf(node, bob)}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ name: 'ada' });
    const path = '/api/v1/designs/ada/hook/maintainers';
    expect((await call(path, undefined, { method: 'POST', headers, body })).status).toBe(403);
  });

  test('is taken down by a steward, with the reason in its place', async () => {
    const change = { version: 'ada/hook@1.1.0', act: 'take-down', reason: 'Not theirs to give.' };
    expect((await post('/steward/versions', steward, change)).status).toBe(303);
    const gone = await call('/d/ada/hook@1.1.0');
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('Not theirs to give.');
    // Nor is what was built of it there for who knows the id of the build.
    const status = async (version: string) => ({
      state: 'done',
      build: { build: { notice: { design: 'ada/hook', version } } },
    });
    const builds = offeredBuilds({ ...NO_BUILDS, status } as never, node.deps.library);
    const there = ['1.0.0', '1.1.0'].map(async (id) => (await builds.status(id)) !== undefined);
    expect(await Promise.all(there)).toEqual([true, false]);
  });
});
