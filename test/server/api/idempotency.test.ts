// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKept, keepAnswer } from '../../../src/server/idempotency/kept-answers.ts';
import { listMakes } from '../../../src/server/makes/makes.ts';
import { createBuildQueue } from '../../../src/jobs/queue/create-build-queue.ts';
import { fakeCache, fakePool, settled } from '../../jobs/fakes.ts';
import { type Person, publishHook, startNode, type TestNode } from '../node.ts';

let node: TestNode;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  node = await startNode();
  ada = await node.person('ada');
  bob = await node.person('bob');
  await publishHook(node, ada.account);
});
afterAll(() => node.close());

const post = async (path: string, who: Person, key: string, body: unknown, to = node.url) => {
  const isZip = body instanceof Uint8Array;
  const response = await fetch(`${to}/api/v1${path}`, {
    method: 'POST',
    body: isZip ? (body as BodyInit) : JSON.stringify(body),
    headers: {
      cookie: who.cookie,
      'idempotency-key': key,
      'content-type': isZip ? 'application/zip' : 'application/json',
    },
  });
  const replayed = response.headers.get('idempotency-replayed');
  return { status: response.status, replayed, body: (await response.json()) as { id?: string } };
};
const MAKES = '/designs/ada/hook/makes';
const MADE = { version: '1.1.0', wentWell: 'yes' };
const made = async (notes: string) =>
  (await listMakes(node.deps.accounts, 'ada/hook')).filter((each) => each.notes === notes);

describe('what is posted again with the same key', () => {
  test('is answered as before and not done again', async () => {
    const body = { ...MADE, notes: 'once' };
    const first = await post(MAKES, bob, 'k1', body);
    const again = await post(MAKES, bob, 'k1', body);
    expect([first.status, first.replayed, again.status, again.replayed]).toEqual([
      ...[201, null, 201, 'true'],
    ]);
    expect(again.body).toEqual(first.body);
    expect(await made('once')).toHaveLength(1);
  });

  test('is done once when it comes twice at a time', async () => {
    const body = { ...MADE, notes: 'both' };
    const both = await Promise.all([1, 2].map(() => post(MAKES, bob, 'k2', body)));
    expect(both[0]!.body).toEqual(both[1]!.body);
    expect(await made('both')).toHaveLength(1);
  });

  test('is refused when it is another request', async () => {
    for (const [path, body] of [
      [MAKES, { ...MADE, notes: 'twice' }],
      [`${MAKES}?a`, { ...MADE, notes: 'once' }],
    ] as const) {
      const { status, body: problem } = await post(path, bob, 'k1', body);
      expect([status, problem]).toMatchObject([422, { code: 'idempotency-key-reused' }]);
    }
    expect(await made('twice')).toEqual([]);
  });

  test('by somebody else is another request', async () => {
    const { status, replayed } = await post(MAKES, ada, 'k1', { ...MADE, notes: 'of ada' });
    expect([status, replayed]).toEqual([201, null]);
  });

  test('is done when it failed before', async () => {
    const wrong = await post(MAKES, bob, 'k3', { ...MADE, version: '9.9.9' });
    const right = await post(MAKES, bob, 'k3', MADE);
    expect([wrong.status, right.status]).toEqual([422, 201]);
    expect((await post(MAKES, bob, 'not a key', MADE)).status).toBe(400);
  });

  test('holds for uploads too', async () => {
    const mtime = new Date(2026, 0, 1);
    const zip = (text: string) => zipSync({ 'design.js': strToU8(text) }, { level: 0, mtime });
    const first = await post('/drafts', bob, 'k4', zip('module.exports = 1'));
    const again = await post('/drafts', bob, 'k4', zip('module.exports = 1'));
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await post('/drafts', bob, 'k4', zip('module.exports = 2'))).status).toBe(422);
    const rows = node.deps.accounts.db.selectFrom('drafts').select('id');
    expect(await rows.execute()).toHaveLength(1);
  });

  test('is looked up again where it is a build, and begun again once that made room for others', async () => {
    const { pool, running, order } = fakePool(1);
    const { cache, kept } = fakeCache();
    const to = await node.having({ builds: createBuildQueue({ pool, cache, now: () => 0 }) });
    const ask = (size: number) =>
      post('/builds', bob, 'k6', { design: 'ada/hook', scale: size }, to);
    const statusOf = async () => {
      const { status, body } = await ask(1);
      return [status, (body as { status?: string }).status];
    };
    const finish = async () => {
      await settled();
      for (const each of running) each.end();
      await settled();
    };
    expect((await ask(1)).status).toBe(202);
    await finish();
    expect(await statusOf()).toEqual([200, 'done']);
    kept.clear();
    expect((await ask(1)).status).toBe(202);
    await finish();
    expect([order.length, await statusOf()]).toEqual([2, [200, 'done']]);
    expect((await ask(2)).status).toBe(422);
  });

  test('gives a secret again that nobody can read where it is kept', async () => {
    const first = await post('/account/tokens', bob, 'k5', { label: 'laptop' });
    const again = await post('/account/tokens', bob, 'k5', { label: 'laptop' });
    expect(again.body).toEqual(first.body);
    const rows = await node.deps.accounts.db.selectFrom('kept_answers').selectAll().execute();
    const { token } = first.body as { token: string };
    const all = rows.map(({ sealed }) => Buffer.from(sealed, 'base64').toString('latin1')).join();
    expect([rows.length > 0, all.includes(token)]).toEqual([true, false]);
  });
});

describe('answers that are kept', () => {
  const answer = { status: 200, headers: {}, body: {} };
  const at = (hours: number) => new Date(Date.UTC(2030, 0, 1, hours));
  const requestOf = async () => 'r';

  test('are forgotten after a day, and the oldest beyond what a visitor may have', async () => {
    const { db } = node.deps.accounts;
    const asked = (key: number) => ({ visitor: 'eve', key: `${key}`, request: 'r' });
    for (let key = 0; key <= 200; key++) {
      await keepAnswer(db, new Date(at(0).getTime() + key), asked(key), answer);
    }
    const find = (key: number, hours: number) => findKept(db, at(hours), asked(key), requestOf);
    expect(await find(0, 1)).toBeUndefined();
    expect(await find(1, 1)).toEqual(answer);
    expect(await find(1, 25)).toBeUndefined();
  });
});
