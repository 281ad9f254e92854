// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, expect, it, vi } from 'vitest';
import { sliceOnServer } from '../../../src/web/make/slice-on-server.ts';
import type { ServerRequest } from '../../../src/web/make/server-build.ts';

afterEach(() => vi.unstubAllGlobals());

it('calls off its own request alone, by the ticket that the server gave it', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url}`);
    return Response.json(
      { url: '/b/k', ticket: 't1', events: '/b/k/events?ticket=t1' },
      { status: 202 },
    );
  });
  vi.stubGlobal(
    'EventSource',
    class {
      constructor(url: string) {
        asked.push(`follow ${url}`);
      }
      addEventListener(): void {}
      close(): void {}
    },
  );
  const leaving = new AbortController();
  const end = sliceOnServer('/b')({} as ServerRequest, () => undefined, leaving.signal);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  leaving.abort();
  expect(await end).toEqual({ end: 'broke', reason: 'canceled' });
  expect(asked).toEqual(['POST /b', 'follow /b/k/events?ticket=t1', 'DELETE /b/k?ticket=t1']);
});
