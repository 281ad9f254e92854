// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buffer } from 'node:stream/consumers';
import { publishRemote, type Patience } from '../../src/commons/publish-remote.ts';
import type { Design } from '../../src/designs/design.ts';
import { codesOf } from '../designs/library/samples.ts';

const FILES = new Map([
  ['design.js', new TextEncoder().encode('module.exports = { main: () => [] }\n')],
  ['picture.bin', new Uint8Array(randomBytes(200_000))],
]);
/** Does not pack, and is more than the buffers on the way hold. */
const MUCH = new Map([['picture.bin', new Uint8Array(randomBytes(12_000_000))]]);
const RECORD = { slug: 'hook', version: '1.0.0' };
const LONG: Patience = { takeMs: 20_000, answerMs: 20_000, againMs: [1, 1] };

type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => unknown;

const publishAt = async (answer: Answer, patience = LONG, dryRun = false, files = FILES) => {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, requests.push(request));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const design = { slug: 'hook', source: { files } } as unknown as Design;
  const to = { url, token: 'fc_x', author: 'ada', dryRun };
  return { published: await publishRemote(design, to, patience), requests };
};
const good = (response: ServerResponse) =>
  response.writeHead(201).end(JSON.stringify({ record: RECORD }));

describe('a design sent to a node', () => {
  test('arrives as the ZIP of its files', async () => {
    let got: Record<string, Uint8Array> = {};
    const { published } = await publishAt(async (request, response) => {
      got = unzipSync(new Uint8Array(await buffer(request)));
      good(response);
    });
    expect(published).toMatchObject({ ok: true, value: RECORD });
    expect(Object.keys(got)).toEqual([...FILES.keys()]);
    expect(Buffer.from(got['picture.bin']!).equals(FILES.get('picture.bin')!)).toBe(true);
  });

  test('is sent again under the same key when the connection breaks', async () => {
    const { published, requests } = await publishAt(async (request, response, nth) => {
      if (nth === 1) return request.socket.destroy();
      await buffer(request);
      return nth === 2 ? request.socket.destroy() : good(response);
    });
    expect(published.ok).toBe(true);
    const keys = requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test('is sent once where the node has answered, whatever it answers', async () => {
    const problem = { code: 'library-busy', severity: 'error', message: 'busy' };
    const { published, requests } = await publishAt(async (request, response) => {
      await buffer(request);
      response.writeHead(503).end(JSON.stringify({ problems: [problem] }));
    });
    expect([codesOf(published), requests.length]).toEqual([['library-busy'], 1]);
  });

  test('is given up when the node takes nothing more: nothing was published', async () => {
    const { published } = await publishAt(
      (request) => request.pause(),
      { ...LONG, takeMs: 300 },
      false,
      MUCH,
    );
    expect(codesOf(published)).toEqual(['remote-timeout']);
    expect(published.problems[0]!.hint).toContain('nothing was published');
  });

  test.each([
    [false, 'perhaps it was published'],
    [true, 'nothing was published'],
  ])('is given up when no answer comes (dry run: %s): %s', async (dryRun, hint) => {
    const { published } = await publishAt(
      (request) => request.resume(),
      { ...LONG, answerMs: 50 },
      dryRun,
    );
    expect(codesOf(published)).toEqual(['remote-timeout']);
    expect(published.problems[0]!.hint).toContain(hint);
  });

  test('is not sent where a node leads elsewhere: a token is for the one that was named', async () => {
    const { published, requests } = await publishAt(async (request, response) => {
      await buffer(request);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect([codesOf(published), requests.length]).toEqual([['remote-unreachable'], 1]);
  });
});
