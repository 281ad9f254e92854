// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { allowReset, invite } from '../../src/server/accounts/let-in.ts';
import { readConfig } from '../../src/server/config.ts';
import { mailServer } from '../../src/server/mail/mail-server.ts';
import { type Mail, openMail } from '../../src/server/mail/open-mail.ts';
import { valueOf } from '../designs/library/samples.ts';
import { type Commons, startCommons } from './node.ts';
import { startMail } from './start-mail.ts';

const ORIGIN = 'https://commons.example';
let commons: Commons;
beforeAll(async () => void (commons = await startCommons()));
afterAll(() => commons.node.close());

const makes = (mail: Mail) => ({ accounts: commons.node.deps.accounts, mail });

describe('mail', () => {
  it('takes an invitation to its address, where it lets one person in', async () => {
    const { mail, letters, arrived } = await startMail();
    const { steward } = commons;
    const made = valueOf(await invite(makes(mail), steward.account, 'eve@b.example', ORIGIN));
    expect(made.sent).toBe(true);
    await arrived;
    expect(letters).toMatchObject([{ to: ['eve@b.example'], user: 'ada' }]);
    const plain = letters[0]!.text;
    expect(plain).toContain(`${ORIGIN}/sign-up`);
    expect(/fci_[\w-]{43}/.exec(plain)?.[0]).toBe(made.text);
  });

  it('is tried again where the server refused it at first', async () => {
    const { mail, letters, failures, arrived } = await startMail(2);
    const { account } = commons.steward;
    const asked = { name: 'bob', to: 'bob@b.example' };
    const { text: reset } = valueOf(await allowReset(makes(mail), account, asked, ORIGIN));
    await arrived;
    expect([letters.length, failures.length]).toEqual([1, 2]);
    const next = 'nine wet umbrellas';
    valueOf(await commons.node.deps.accounts.resetPassword({ reset, next }));
  });

  it('that no server takes breaks nothing, and the log is told once for each try', async () => {
    const failures: unknown[] = [];
    const done = new Promise<void>((all) => {
      const mail = openMail({
        // Nothing listens at port 1.
        server: mailServer('smtp://127.0.0.1:1?from=node@commons.example')!,
        onFailure: (thrown) => failures.push(thrown) === 2 && all(),
        retryAfter: [1],
      });
      onTestFinished(() => mail.close());
      expect(mail.send({ to: 'a@b.example', subject: 'A', text: 'B' })).toBe(true);
    });
    await done;
    expect(failures).toHaveLength(2);
  });

  it('goes to one address, and to none that says more', async () => {
    const { mail, letters } = await startMail();
    const { account } = commons.steward;
    for (const to of ['a@b.example\r\nBcc: c@b.example', 'a@b.example,c@b.example', '<a@b>', 'a'])
      expect(await invite(makes(mail), account, to, ORIGIN)).toMatchObject({
        problems: [{ code: 'mail-address-invalid' }],
      });
    expect(letters).toEqual([]);
  });

  it('is offered by the desk of a node that sends it alone', async () => {
    const { node, steward } = commons;
    const headers = { cookie: steward.cookie, accept: 'text/html' };
    expect(await (await fetch(`${node.url}/steward`, { headers })).text()).not.toContain('Send it');
    const body = new URLSearchParams({ to: 'a@b.example' });
    const sent = await fetch(`${node.url}/steward/invitations`, { method: 'POST', headers, body });
    expect([sent.status, await sent.text()]).toEqual([
      422,
      expect.stringContaining('mail-not-set-up'),
    ]);
  });
});

describe('FABCOMMONS_MAIL', () => {
  it('says server, account and sender', () => {
    const { mail } = valueOf(
      readConfig({ FABCOMMONS_MAIL: 'smtps://u:p%40@mail.example?from=a@b.example' }),
    );
    expect(mail).toEqual({
      ...{ host: 'mail.example', port: 465, secure: true, from: 'a@b.example' },
      auth: { user: 'u', pass: 'p@' },
    });
    expect(valueOf(readConfig({})).mail).toBeUndefined();
  });

  it.each(['mail.example', 'smtp://u:hunter2@mail.example', 'http://u:hunter2@m?from=a@b.example'])(
    '%s is wrong, and its password is not repeated',
    (value) => {
      const read = readConfig({ FABCOMMONS_MAIL: value });
      expect(read.ok).toBe(false);
      expect(JSON.stringify(read.problems)).toContain('FABCOMMONS_MAIL');
      expect(JSON.stringify(read.problems)).not.toContain('hunter2');
    },
  );
});
