// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { mailServer } from '../../src/server/mail/mail-server.ts';
import { openMail } from '../../src/server/mail/open-mail.ts';

/** A mail server on a free port that first refuses some letters, and the mail of a node that uses it. */
export const startMail = async (refused = 0) => {
  const letters: { to: string[]; user: string; text: string }[] = [];
  const waiting: { readonly count: number; readonly tell: () => void }[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username = '', password }, _, done) =>
      password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, { envelope, user }, done) =>
      void text(stream).then((content) => {
        if (refused-- > 0) return done(Object.assign(new Error('later'), { responseCode: 451 }));
        const to = envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, user: user!, text: plain(content) });
        done();
        for (const each of waiting) if (letters.length >= each.count) each.tell();
      }),
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const failures: unknown[] = [];
  const mail = openMail({
    server: mailServer(`smtp://ada:p%40ss@127.0.0.1:${port}?from=node@commons.example`)!,
    onFailure: (thrown) => failures.push(thrown),
    retryAfter: [1, 1],
  });
  onTestFinished(async () => {
    await mail.close();
    await new Promise<void>((closed) => server.close(closed));
  });
  /** Resolves when so many letters have come. */
  const come = (count: number) =>
    new Promise<void>((tell) =>
      letters.length >= count ? tell() : void waiting.push({ count, tell }),
    );
  return { mail, letters, failures, come, arrived: come(1) };
};

/** Quoted-printable as it was meant. */
const plain = (content: string): string =>
  content
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
