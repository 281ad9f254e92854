// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary, type OpenLibrary } from '../../../src/designs/library/store/open-library.ts';
import { readEvents } from '../../../src/designs/library/log-event.ts';
import type { Account } from '../../../src/server/accounts/account.ts';
import { countAttempts } from '../../../src/server/accounts/attempts.ts';
import { createInvitation } from '../../../src/server/accounts/invitations.ts';
import { mendAccounts } from '../../../src/server/accounts/mend-accounts.ts';
import { type Accounts, openAccounts } from '../../../src/server/accounts/open-accounts.ts';
import { createReset } from '../../../src/server/accounts/reset-password.ts';
import { serverSecret } from '../../../src/server/accounts/server-secret.ts';
import { createToken, listTokens, revokeToken } from '../../../src/server/accounts/tokens.ts';
import {
  addMaintainer,
  becomeMaintainer,
  maintainersOf,
  mayMaintain,
  removeMaintainer,
} from '../../../src/server/maintainers/maintainers.ts';
import { migrateServer } from '../../../src/server/migrations.ts';
import type { Outcome } from '../../../src/shared/problem.ts';

const PASSWORD = 'four wet umbrellas';
let folder: string;
let library: OpenLibrary;
let open: Accounts;
let invited: Accounts;
let steward: { account: Account; cookie: string };
let member: { account: Account; cookie: string };
let clock = new Date();

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const codes = (outcome: Outcome<unknown>) => outcome.problems.map(({ code }) => code);
const cookieOf = (cookies: readonly string[]) =>
  cookies.map((cookie) => cookie.split(';')[0]).join('; ');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accounts-'));
  library = value(await openLibrary(folder));
  await migrateServer(library.db);
  const options = { db: library.db as never, secret: await serverSecret(folder) };
  const now = () => clock;
  invited = await openAccounts({ ...options, url: 'https://a.example', mode: 'invited', now });
  open = await openAccounts({ ...options, url: 'http://localhost', mode: 'open', now });
  // Two at once, before there is anybody.
  const both = await Promise.all(
    ['ada', 'bob'].map((name) => open.signUp({ name, password: PASSWORD })),
  );
  const all = both
    .map((each) => value(each))
    .map(({ account, cookies }) => ({
      account,
      cookie: cookieOf(cookies),
    }));
  steward = all.find(({ account }) => account.role === 'steward')!;
  member = all.find(({ account }) => account.role === 'member')!;
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

describe('accounts', () => {
  it('make exactly one of two who sign up first at once the steward', () => {
    expect([steward?.account.role, member?.account.role]).toEqual(['steward', 'member']);
  });

  it('keep the secret to the owner of the folder, and the same for ever', async () => {
    expect(await serverSecret(folder)).toBe(await serverSecret(folder));
    expect((await stat(join(folder, 'keys', 'server-secret'))).mode & 0o777).toBe(0o600);
  });

  it('give a name to one of two who ask for it at once', async () => {
    const both = await Promise.all(
      [1, 2].map(() => open.signUp({ name: 'carl', password: PASSWORD })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.flatMap(codes)).toEqual(['account-name-taken']);
  });

  it.each([
    "ada'; drop table members; --",
    'Ada',
    'аda',
    'ada\u0000',
    'a_b',
    '-a',
    'a--b',
    '',
    'a',
    'x'.repeat(1_000_000),
    'ａda',
    'admin',
    'api',
    'fabcommons',
    'd',
  ])('refuse the name %.20j', async (name) => {
    const outcome = await open.signUp({ name, password: PASSWORD });
    expect(codes(outcome)[0]).toMatch(/^account-name-(malformed|reserved)$/);
  });

  it.each(['short', 'password123', 'x'.repeat(129), 'aaaaaaaaaaaa', 'dora-dora-dora'])(
    'refuse the password %.20j',
    async (password) => {
      const outcome = await open.signUp({ name: 'dora-dora-dora', password });
      expect(codes(outcome)).toEqual(['account-password-weak']);
    },
  );

  it('know who sends the cookie, and nobody by a cookie that was changed', async () => {
    expect(await open.accountOf(member.cookie)).toEqual(member.account);
    const forged = member.cookie.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`);
    for (const from of [forged, '', undefined, 'a=\u0000', '\u{1f600}', 'x'.repeat(100_000)]) {
      expect(await open.accountOf(from)).toBeUndefined();
    }
  });

  it('say the same of a wrong password and of a name that is not there', async () => {
    const wrong = await open.signIn({ name: member.account.name, password: 'not this one' });
    const missing = await open.signIn({ name: 'nobody-here', password: 'not this one' });
    const malformed = await open.signIn({ name: "' or 1=1 --", password: 'not this one' });
    expect(wrong.ok).toBe(false);
    expect(missing).toEqual(wrong);
    expect(malformed).toEqual(wrong);
  });

  it('refuse an eleventh attempt for one name within 15 minutes', () => {
    const count = countAttempts(() => clock);
    for (let tries = 0; tries < 10; tries++) expect(count.begin('eve')).toBe(0);
    expect(count.begin('eve')).toBe(900);
    expect(count.begin('ada')).toBe(0);
  });

  it('set cookies that scripts cannot read, Secure where the address is https', async () => {
    const plain = value(await open.signIn({ name: 'carl', password: PASSWORD })).cookies;
    const secure = value(await invited.signIn({ name: 'carl', password: PASSWORD })).cookies;
    for (const cookie of [...plain, ...secure]) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
    for (const cookie of secure) expect(cookie).toMatch(/^__Secure-fabcommons.*; Secure/);
    for (const cookie of plain) expect(cookie).not.toMatch(/Secure/);
    const cookie = cookieOf(plain);
    expect((await open.signOut(cookie)).join()).toMatch(/Max-Age=0/);
    expect(await open.accountOf(cookie)).toBeUndefined();
  });

  it('take one sign-up by invitation, and none by a second use, a guess or too late', async () => {
    const text = value(await createInvitation(invited, steward.account)).text;
    const late = value(await createInvitation(invited, steward.account)).text;
    const join = (name: string, invitation: string) =>
      invited.signUp({ name, password: PASSWORD, invitation });
    expect(codes(await createInvitation(invited, member.account))).toEqual(['account-not-allowed']);
    expect(codes(await join('erin', 'fci_guess'))).toEqual(['account-invitation-invalid']);
    value(await join('erin', text));
    expect(codes(await join('frank', text))).toEqual(['account-invitation-invalid']);
    clock = new Date(clock.getTime() + 15 * 24 * 3600 * 1000);
    expect(codes(await join('frank', late))).toEqual(['account-invitation-invalid']);
  });

  it('let a token publish, not administer, until it is revoked or has ended', async () => {
    const soon = new Date(clock.getTime() + 1000);
    const { text, id } = value(
      await createToken(open, steward.account, { label: 'laptop', expires: soon }),
    );
    const found = (await open.accountOf(`Bearer ${text}`))!;
    expect(found).toEqual({ ...steward.account, scopes: ['read', 'publish'] });
    expect(codes(await createInvitation(open, found))).toEqual(['account-not-allowed']);
    expect(codes(await createToken(open, found, { label: 'more' }))).toEqual([
      'account-not-allowed',
    ]);
    const [entry] = await listTokens(open, steward.account);
    expect(entry).toMatchObject({ id, label: 'laptop', usedAt: clock.toISOString() });
    expect(JSON.stringify(entry)).not.toContain(text);
    expect(await revokeToken(open, member.account, id)).toBe(false);
    clock = new Date(clock.getTime() + 1000);
    expect(await open.accountOf(`Bearer ${text}`)).toBeUndefined();
    const lasting = value(await createToken(open, steward.account, { label: 'lasting' }));
    expect(await revokeToken(open, steward.account, lasting.id)).toBe(true);
    expect(await open.accountOf(`Bearer ${lasting.text}`)).toBeUndefined();
    expect(await open.accountOf(`Bearer fc_${'a'.repeat(43)}`)).toBeUndefined();
  });

  it('leave a design to its author, then to maintainers, never to none', async () => {
    const design = `${member.account.name}/hook`;
    expect(await mayMaintain(open, steward.account, design)).toBe(false);
    await becomeMaintainer(open, steward.account, design);
    expect(await maintainersOf(open, design)).toEqual([]);
    await becomeMaintainer(open, member.account, design);
    expect(
      codes(await removeMaintainer(open, member.account, design, member.account.name)),
    ).toEqual(['account-last-maintainer']);
    expect(codes(await addMaintainer(open, steward.account, design, 'carl'))).toEqual([
      'account-not-allowed',
    ]);
    expect(codes(await addMaintainer(open, member.account, design, 'nobody'))).toEqual([
      'account-unknown',
    ]);
    value(await addMaintainer(open, member.account, design, 'carl'));
    value(await removeMaintainer(open, member.account, design, member.account.name));
    expect((await maintainersOf(open, design)).map(({ name }) => name)).toEqual(['carl']);
    expect(await mayMaintain(open, member.account, design)).toBe(false);
    expect((await readEvents(library.db, design)).map(({ what }) => what).sort()).toEqual([
      'add-maintainer',
      'remove-maintainer',
    ]);
  });

  it('forget a deleted account but for its name', async () => {
    const { text } = value(await createToken(open, member.account, { label: 'laptop' }));
    expect(codes(await open.deleteAccount(member.cookie, 'not this one'))).toEqual([
      'account-sign-in-failed',
    ]);
    expect(codes(await open.deleteAccount(steward.cookie, PASSWORD))).toEqual([
      'account-last-steward',
    ]);
    value(await open.deleteAccount(member.cookie, PASSWORD));
    expect(await open.accountOf(member.cookie)).toBeUndefined();
    expect(await open.accountOf(`Bearer ${text}`)).toBeUndefined();
    const again = await open.signUp({ name: member.account.name, password: PASSWORD });
    expect(codes(again)).toEqual(['account-name-taken']);
  });

  it('leave one of two stewards who go at once', async () => {
    const { account, cookies } = value(await open.signUp({ name: 'gina', password: PASSWORD }));
    const promote = open.db.updateTable('members').set({ role: 'steward' });
    await promote.where('name', '=', account.name).execute();
    const both = await Promise.all(
      [steward.cookie, cookieOf(cookies)].map((each) => open.deleteAccount(each, PASSWORD)),
    );
    expect(both.flatMap(codes)).toEqual(['account-last-steward']);
    // The test goes on with the one who stayed.
    if (both[0]!.ok)
      steward = { account: { ...account, role: 'steward' }, cookie: cookieOf(cookies) };
  });

  it('free a name whose sign-up was cut off, before or after its user was made', async () => {
    const half = async (name: string) => {
      const { account } = value(await open.signUp({ name, password: PASSWORD }));
      const cut = open.db.updateTable('members').set({ user_id: null });
      await cut.where('name', '=', account.name).execute();
    };
    await half('hal');
    await half('ivy');
    await open.db
      .deleteFrom('user' as never)
      .where('username' as never, '=', 'ivy' as never)
      .execute();
    await mendAccounts(open);
    for (const name of ['hal', 'ivy']) value(await open.signUp({ name, password: PASSWORD }));
    expect((await open.accountOf(steward.cookie))?.name).toBe(steward.account.name);
  });

  it('set a forgotten password anew, once, with what a steward made', async () => {
    const { account, cookies } = value(await open.signUp({ name: 'jon', password: PASSWORD }));
    const next = 'nine warm umbrellas';
    expect(codes(await createReset(open, account, 'jon'))).toEqual(['account-not-allowed']);
    const first = value(await createReset(open, steward.account, 'jon'));
    const reset = value(await createReset(open, steward.account, 'jon'));
    expect(codes(await open.resetPassword({ reset: first, next }))).toEqual([
      'account-reset-invalid',
    ]);
    expect(codes(await open.resetPassword({ reset, next: 'short' }))).toEqual([
      'account-password-weak',
    ]);
    const both = await Promise.all([1, 2].map(() => open.resetPassword({ reset, next })));
    expect(both.flatMap(codes)).toEqual(['account-reset-invalid']);
    expect(await open.accountOf(cookieOf(cookies))).toBeUndefined();
    expect((await open.signIn({ name: 'jon', password: PASSWORD })).ok).toBe(false);
    expect((await open.signIn({ name: 'jon', password: next })).ok).toBe(true);
    const [event] = await readEvents(library.db, 'jon');
    expect(event).toMatchObject({ who: steward.account.name, what: 'allow-reset' });
  });

  it('end other sessions and tokens when the password changes', async () => {
    const { text } = value(await createToken(open, steward.account, { label: 'laptop' }));
    const next = 'seven dry umbrellas';
    const passwords = { current: PASSWORD, next };
    const { cookies } = value(await open.changePassword(steward.cookie, passwords));
    expect(await open.accountOf(steward.cookie)).toBeUndefined();
    expect(await open.accountOf(`Bearer ${text}`)).toBeUndefined();
    expect(await open.accountOf(cookieOf(cookies))).toEqual(steward.account);
  });
});

describe('the tables of better-auth', () => {
  it('are those that better-auth itself would make', async () => {
    const { getMigrations } = await import('better-auth/db/migration');
    const { username } = await import('better-auth/plugins/username');
    const { toBeCreated, toBeAdded } = await getMigrations({
      database: { db: library.db as never, type: 'sqlite' },
      plugins: [username()],
      rateLimit: { storage: 'database' },
      telemetry: { enabled: false },
    });
    expect([toBeCreated, toBeAdded]).toEqual([[], []]);
  });
});
