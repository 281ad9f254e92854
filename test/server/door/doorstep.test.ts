// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { sayFirstStart } from '../../../src/cli/say-first-start.ts';
import type { Config } from '../../../src/server/config.ts';
import { type Doorstep, standAtDoor } from '../../../src/server/door/doorstep.ts';

let door: Doorstep | undefined;
afterEach(() => door?.close());

const at = (port: number): Config => ({ port, host: '127.0.0.1' }) as Config;
const portOf = ({ server }: Doorstep): number => (server.address() as AddressInfo).port;

test('a node that is starting says so, and how far it is, until it is there', async () => {
  door = await standAtDoor(at(0));
  const url = `http://127.0.0.1:${portOf(door)}`;
  door.tell(3, 12);
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.json()]).toEqual([
    503,
    { status: 'starting', done: 3, total: 12 },
  ]);
  expect(health.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await (await fetch(`${url}/d/ada/hook`)).text()).toContain('3 of 12 designs');
  door.open((_request, response) => void response.end('here'));
  const there = await fetch(`${url}/healthz`);
  expect([there.status, await there.text()]).toEqual([200, 'here']);
});

test('a port that is taken is told before anything is made', async () => {
  door = await standAtDoor(at(0));
  await expect(standAtDoor(at(portOf(door)))).rejects.toMatchObject({
    syscall: 'listen',
    code: 'EADDRINUSE',
  });
});

test('where no terminal shows a bar a line tells that the first start began, and one that it ended', () => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const { isTTY } = process.stderr;
  try {
    process.stderr.isTTY = false;
    for (const done of [0, 1, 2]) sayFirstStart(done, 2, { json: false, quiet: false });
    for (const done of [0, 2]) sayFirstStart(done, 2, { json: true, quiet: false });
    process.stderr.isTTY = true;
    for (const done of [0, 2]) sayFirstStart(done, 2, { json: false, quiet: false });
  } finally {
    process.stderr.isTTY = isTTY;
    write.mockRestore();
  }
  expect(lines).toEqual([
    expect.stringContaining('publishing the 2 designs'),
    expect.stringContaining('all designs are published'),
  ]);
});
