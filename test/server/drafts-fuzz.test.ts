// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { connect } from 'node:net';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Member, type Node, startNode } from './drafts-node.ts';
import { fuzzUploads } from './fuzz-uploads.ts';

let node: Node;
let ada: Member;
const left = () => readdir(join(node.folder, 'drafts/incoming'));

beforeAll(async () => {
  node = await startNode();
  ada = await node.signUp('ada');
});
afterAll(() => node.close());

it('no upload, however broken, is a fault of the server or leaves a file behind', async () => {
  const { statuses, fault } = await fuzzUploads(ada.ask, 150, 20_260);
  expect(fault).toBeUndefined();
  expect(node.thrown).toEqual([]);
  // Some get through, some do not: else nothing was tried.
  expect(statuses[201]).toBeGreaterThan(10);
  expect(statuses[422]).toBeGreaterThan(10);
  expect(await left()).toEqual([]);
  expect(await readdir(join(node.folder, 'drafts'))).toEqual(['incoming']);
});

it('an upload that is cut off leaves nothing behind', async () => {
  const { hostname, port } = new URL(node.url);
  const cookie = (await cookieOf()) ?? '';
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/v1/drafts HTTP/1.1\r\nhost: ${hostname}\r\ncookie: ${cookie}\r\n` +
      'content-type: multipart/form-data; boundary=x\r\ncontent-length: 900000\r\n\r\n' +
      '--x\r\ncontent-disposition: form-data; name="files"; filename="a.js"\r\n\r\n' +
      'a'.repeat(200_000),
  );
  await until(async () => (await left()).length > 0);
  socket.destroy();
  await until(async () => (await left()).length === 0);
  expect(node.thrown).toEqual([]);
});

const cookieOf = async (): Promise<string | undefined> => {
  const signed = await node.accounts.signIn({ name: 'ada', password: 'four wet umbrellas' });
  return signed.ok ? signed.value.cookies.map((each) => each.split(';')[0]).join('; ') : undefined;
};

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((again) => setTimeout(again, 10));
};
