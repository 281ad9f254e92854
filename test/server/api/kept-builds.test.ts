// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuildQueue } from '../../../src/jobs/queue/create-build-queue.ts';
import type { Build } from '../../../src/pipeline/build.ts';
import { success } from '../../../src/shared/problem.ts';
import { keptOnServer } from '../../../src/web/make/kept-on-server.ts';
import type { ServerRequest } from '../../../src/web/make/server-build.ts';
import { fakeCache } from '../../jobs/fakes.ts';
import { startCommons, type Commons } from '../node.ts';

const REQUEST: ServerRequest = {
  ...{ design: 'ada/hook', printer: 'mk4', material: 'pla', process: 'standard' },
  ...{ parameters: {}, overrides: {}, quantities: {}, scale: 1, formats: ['gcode'] },
};
const FOREVER = new AbortController().signal;

describe('whether a build is kept', () => {
  let commons: Commons;
  let url: string;
  let ran = 0;

  beforeAll(async () => {
    commons = await startCommons();
    const pool = {
      size: 1,
      run: (async () => {
        ran++;
        return success({ values: {}, meshes: [], products: [] } as unknown as Build);
      }) as never,
    };
    const { cache } = fakeCache();
    // The node can only be read: builds go on there.
    const node = { ...commons.node.deps.config, mode: 'read-only' as const };
    url = await commons.node.having({
      config: node,
      builds: createBuildQueue({ pool, cache, now: () => 0 }),
    });
  });
  afterAll(() => commons.node.close());

  const post = async (query: string) => {
    const response = await fetch(`${url}/api/v1/builds${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(REQUEST),
    });
    return [response.status, await response.json()] as const;
  };

  it('is answered without beginning anything, and once it is, the build is there at once', async () => {
    const asks = keptOnServer(`${url}/api/v1/builds`);
    const [status, answer] = await post('?start=0');
    expect([status, (answer as { status: string }).status]).toEqual([200, 'absent']);
    expect(await asks(REQUEST, FOREVER)).toBeUndefined();
    expect(ran).toBe(0);
    expect(await post('?wait=1')).toMatchObject([200, { status: 'done' }]);
    expect(await asks(REQUEST, FOREVER)).toMatchObject({ end: 'done', products: [] });
    expect(await asks({ ...REQUEST, printer: 'ender3' }, FOREVER)).toBeUndefined();
    expect(await post('?start=0')).toMatchObject([200, { status: 'done' }]);
    // Whoever wants it built has it as soon: nothing is to be followed.
    expect(await post('')).toMatchObject([200, { status: 'done' }]);
    expect(ran).toBe(1);
  });

  it('is built for nobody who went away before the answer', async () => {
    const calledOff: string[] = [];
    let gone!: () => void;
    const left = new Promise<void>((resolve) => (gone = resolve));
    const asked = new AbortController();
    const to = await commons.node.having({
      builds: {
        ...commons.node.deps.builds,
        submit: async () => {
          asked.abort();
          await left;
          return success({ state: 'waiting' });
        },
        cancel: (_key, visitor) => calledOff.push(visitor) > 0,
      },
      requestLog: (_request, response, next) => {
        response.once('close', gone);
        next();
      },
    });
    const body = JSON.stringify(REQUEST);
    const headers = { 'content-type': 'application/json' };
    await fetch(`${to}/api/v1/builds`, {
      ...{ method: 'POST', headers, body, signal: asked.signal },
    }).catch(() => undefined);
    await expect.poll(() => calledOff).toEqual(['@127.0.0.1']);
  });

  it('is not asked of a server that is away, slow, or has had enough of questions', async () => {
    let asked = 0;
    const answers = (status: number) => async () => {
      asked++;
      return new Response('{}', { status });
    };
    const before = globalThis.fetch;
    try {
      globalThis.fetch = answers(429);
      const asks = keptOnServer('http://127.0.0.1/');
      expect(await asks(REQUEST, FOREVER)).toBeUndefined();
      expect(await asks(REQUEST, FOREVER)).toBeUndefined();
      expect(asked).toBe(1);
      globalThis.fetch = () => Promise.reject(new TypeError('no connection'));
      expect(await keptOnServer('http://127.0.0.1/')(REQUEST, FOREVER)).toBeUndefined();
      globalThis.fetch = (_url, { signal } = {}) =>
        new Promise((_, gone) => signal!.addEventListener('abort', () => gone(new Error('slow'))));
      expect(await keptOnServer('http://127.0.0.1/', 20)(REQUEST, FOREVER)).toBeUndefined();
    } finally {
      globalThis.fetch = before;
    }
  });
});
