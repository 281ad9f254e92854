// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/server/accounts/address/address-of.ts';
import { createReset } from '../../../src/server/accounts/reset-password.ts';
import { addresses } from '../../../src/server/migrations/addresses.ts';
import { valueOf } from '../../designs/library/samples.ts';
import { type Commons, PASSWORD, startCommons, tokenOf } from '../node.ts';
import { startMail } from '../start-mail.ts';

const URL = 'https://commons.example';
const NEXT = 'nine wet umbrellas';
let commons: Commons;
beforeAll(async () => void (commons = await startCommons()));
afterAll(() => commons.node.close());

/** The node with mail of its own; what it logs, and what it sends. */
const startNode = async () => {
  const sent = await startMail();
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const { node } = commons;
  const url = await node.having({
    mail: sent.mail,
    config: { ...node.deps.config, url: URL },
    requestLog: pinoHttp({ logger: log }),
    log,
  });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const isApi = path.startsWith('/api/');
    const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded';
    const response = await fetch(url + path, {
      method: 'POST',
      body: isApi ? JSON.stringify(body) : `${new URLSearchParams(body as never)}`,
      redirect: 'manual',
      headers: { 'content-type': type, accept: isApi ? '*/*' : 'text/html', ...headers },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const ask = (who: string, visitor = '10.0.0.1') =>
    post('/forgot-password', { who }, { 'x-forwarded-for': visitor });
  return { ...sent, lines, url, post, ask };
};
type Node = Awaited<ReturnType<typeof startNode>>;

const secretIn = (text: string, path: string): string =>
  new RegExp(`${URL}${path}#(fc[er]_[\\w-]{43})`).exec(text)![1]!;

/** Gives the account this address, and confirms it by the letter that comes. */
const confirm = async (node: Node, cookie: string, email: string, password = PASSWORD) => {
  const asked = await node.post('/account/email', { email, password }, { cookie });
  expect(asked.status).toBe(303);
  await node.come(node.letters.length + 1);
  const confirmation = secretIn(node.letters.at(-1)!.text, '/confirm-address');
  expect((await node.post('/confirm-address', { confirmation })).status).toBe(200);
  return confirmation;
};

const signUp = async (node: Node, name: string, email = '') => {
  const { headers } = await node.post('/sign-up', { name, password: PASSWORD, email });
  return headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
};
const addressOfName = (name: string) =>
  addressOf(commons.node.deps.accounts, { ...commons.bob.account, name });

describe('a forgotten password', () => {
  it('is set anew with the link of one letter, once; sessions and tokens end', async () => {
    const node = await startNode();
    const { ada } = commons;
    await confirm(node, ada.cookie, 'ada@b.example');
    const token = await tokenOf(commons.node, ada);
    await node.ask('ada');
    await node.ask('ADA@b.example');
    await node.come(3);
    expect(node.letters.slice(1).map(({ to }) => to)).toEqual([
      ...[['ada@b.example'], ['ada@b.example']],
    ]);
    const [first, second] = node.letters
      .slice(1)
      .map(({ text }) => secretIn(text, '/reset-password'));
    const reset = { reset: first!, next: NEXT };
    expect((await node.post('/reset-password', { ...reset, next: 'short' })).status).toBe(422);
    const both = await Promise.all([1, 2].map(() => node.post('/reset-password', reset)));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    // Nor does the other one open it, now that it is set.
    expect((await node.post('/reset-password', { reset: second!, next: NEXT })).status).toBe(422);
    const { accounts } = commons.node.deps;
    expect(await accounts.accountOf(ada.cookie)).toBeUndefined();
    expect(await accounts.accountOf(`Bearer ${token}`)).toBeUndefined();
    expect((await accounts.signIn({ name: 'ada', password: NEXT })).ok).toBe(true);
    const logged = node.lines.join('');
    expect(logged).toContain('/reset-password');
    expect(logged).not.toMatch(/b\.example|fc[er]_|umbrellas/);
  });

  it('is answered the same whoever is asked for, and letters go to nobody else', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'kim');
    await confirm(node, cookie, 'kim@b.example');
    await signUp(node, 'lou', 'lou@b.example');
    await node.come(2);
    const asked = ['kim', 'lou', 'nobody', 'bob', 'lou@b.example', "' or 1=1 --@"];
    const pages = [];
    for (const who of asked) pages.push(await node.ask(who, `10.0.1.${pages.length}`));
    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    await node.come(3);
    await node.mail.close();
    expect(node.letters.slice(2).map(({ to }) => to)).toEqual([['kim@b.example']]);
  });

  it('is answered before anything is looked up', async () => {
    const node = await startNode();
    // Nothing can be composed before this letter is through, and it waits for the database.
    let open: () => void = () => undefined;
    node.mail.compose(() => new Promise((done) => (open = () => done([]))));
    expect((await node.ask('kim')).status).toBe(200);
    expect(node.letters).toEqual([]);
    open();
    await node.come(1);
  });

  it('may be asked for ten times by one visitor, and five letters go to one account', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'mia');
    await confirm(node, cookie, 'mia@b.example');
    const statuses = [];
    for (let tries = 0; tries < 11; tries++)
      statuses.push((await node.ask('mia', '10.0.2.1')).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    await node.come(6);
    await node.mail.close();
    expect(node.letters).toHaveLength(6);
  });

  it('cannot be set with a text that was sent an hour ago, or to an address before', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'ned');
    await confirm(node, cookie, 'old@b.example');
    await node.ask('ned', '10.0.3.1');
    await node.come(2);
    const early = secretIn(node.letters[1]!.text, '/reset-password');
    await confirm(node, cookie, 'new@b.example');
    expect((await node.post('/reset-password', { reset: early, next: NEXT })).status).toBe(422);
    // The address before is told, without a word of the new one.
    await node.come(4);
    expect(node.letters[3]).toMatchObject({ to: ['old@b.example'] });
    expect(node.letters[3]!.text).not.toContain('new@b.example');
    await node.ask('ned', '10.0.3.1');
    await node.come(5);
    const late = secretIn(node.letters[4]!.text, '/reset-password');
    const { db } = commons.node.deps.accounts;
    const ended = new Date(Date.now() - 1).toISOString();
    await db.updateTable('password_resets').set({ expires_at: ended }).execute();
    expect((await node.post('/reset-password', { reset: late, next: NEXT })).status).toBe(422);
  });

  it('is not helped by a stranger who asks: a text of the steward still holds', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'pia');
    await confirm(node, cookie, 'pia@b.example');
    const { accounts } = commons.node.deps;
    const reset = valueOf(await createReset(accounts, commons.steward.account, 'pia'));
    await node.ask('pia', '10.0.4.1');
    await node.come(2);
    expect((await node.post('/reset-password', { reset, next: NEXT })).status).toBe(303);
  });

  it('leads to a steward where the node sends no mail', async () => {
    const { url } = commons.node;
    const headers = { accept: 'text/html' };
    const form = await (await fetch(`${url}/forgot-password`, { headers })).text();
    expect(form).toContain('Ask a steward');
    expect(form).not.toContain('name="who"');
    expect(await (await fetch(`${url}/sign-in`, { headers })).text()).toContain('/forgot-password');
    expect(await (await fetch(`${url}/sign-up`, { headers })).text()).not.toContain('name="email"');
  });

  it('is mailed with no link that a request could have named', async () => {
    const { mail, come, letters } = await startMail();
    const url = await commons.node.having({ mail });
    const body = JSON.stringify({ who: 'kim' });
    const headers = { 'content-type': 'application/json' };
    const asked = await fetch(`${url}/api/v1/account/forgot-password`, {
      ...{ method: 'POST', body, headers },
    });
    expect([asked.status, await asked.json()]).toEqual([202, { asked: true }]);
    await come(1);
    expect(letters[0]!.text).toMatch(/fcr_[\w-]{43}/);
    expect(letters[0]!.text).not.toMatch(/https?:|127\.0\.0\.1/);
  });
});

describe('the address of an account', () => {
  it('waits until its letter is answered, takes the password, and is seen by its owner alone', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'quin', 'quin@b.example');
    await node.come(1);
    expect(await addressOfName('quin')).toEqual({ email: null, waiting: 'quin@b.example' });
    const confirmation = secretIn(node.letters[0]!.text, '/confirm-address');
    const path = '/api/v1/account/email';
    const answers = [];
    for (const headers of [{}, {}] as Record<string, string>[])
      answers.push((await node.post(`${path}/confirm`, { confirmation }, headers)).status);
    expect(answers).toEqual([200, 422]);
    const wrong = await node.post(path, { email: 'eve@b.example', password: 'x' }, { cookie });
    expect(wrong.status).toBe(401);
    expect(await addressOfName('quin')).toEqual({ email: 'quin@b.example', waiting: null });
    const read = async (at: string, headers: Record<string, string>) => {
      const response = await fetch(node.url + at, { headers: { accept: 'text/html', ...headers } });
      return response.text();
    };
    expect(await read('/account', { cookie })).toContain('quin@b.example');
    const { cookie: other } = commons.steward;
    for (const at of ['/steward', '/account', '/', path, '/api/v1/designs'])
      expect(await read(at, { cookie: other }), at).not.toContain('quin@b.example');
    const body = { email: '', password: PASSWORD };
    expect(JSON.parse((await node.post(path, body, { cookie })).text)).toEqual({
      ...{ email: null, waiting: null },
    });
  });

  it('may be asked for again with the same key, and one letter goes', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'rob');
    const body = { email: 'rob@b.example', password: PASSWORD };
    const headers = { cookie, 'idempotency-key': 'rob' };
    const both = [];
    for (let tries = 0; tries < 2; tries++)
      both.push((await node.post('/api/v1/account/email', body, headers)).text);
    expect(both[0]).toBe(both[1]);
    await node.come(1);
    await node.mail.close();
    expect(node.letters).toHaveLength(1);
  });

  it('goes with its account, the waiting one too', async () => {
    const node = await startNode();
    const cookie = await signUp(node, 'sam');
    await confirm(node, cookie, 'sam@b.example');
    await node.post('/account/email', { email: 'sam@c.example', password: PASSWORD }, { cookie });
    expect(await addressOfName('sam')).toEqual({
      email: 'sam@b.example',
      waiting: 'sam@c.example',
    });
    expect((await node.post('/account/delete', { password: PASSWORD }, { cookie })).status).toBe(
      303,
    );
    expect(await addressOfName('sam')).toEqual({ email: null, waiting: null });
  });

  it('from before there were letters waits to be confirmed', async () => {
    const { accounts } = commons.node.deps;
    const db = accounts.db as never as Kysely<unknown>;
    await db.schema.dropTable('email_confirmations').execute();
    const typed = accounts.db.updateTable('members').set({ email: 'bob@b.example' });
    await typed.where('name', '=', 'bob').execute();
    await addresses.up(db);
    expect(await addressOfName('bob')).toEqual({ email: null, waiting: 'bob@b.example' });
    expect(await addressOfName('sue')).toEqual({ email: null, waiting: null });
  });

  it.each(['a@b.example\r\nBcc: c@b.example', 'a@b.example,c@b.example', '<a@b>', 'a'])(
    'is one address, not %j',
    async (email) => {
      const node = await startNode();
      const { cookie } = commons.bob;
      const answer = await node.post('/account/email', { email, password: PASSWORD }, { cookie });
      expect([answer.status, answer.text]).toEqual([
        422,
        expect.stringContaining('mail-address-invalid'),
      ]);
    },
  );
});
