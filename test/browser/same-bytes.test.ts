// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../src/designs/design.ts';
import { readDesign } from '../../src/designs/read/read-design.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import type { Evaluator } from '../../src/pipeline/evaluate/evaluator.ts';
import { cpuClock } from '../cpu-clock.ts';
import { buildDigests } from './build-library.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const LIBRARY = fileURLToPath(new URL('../../designs-library', import.meta.url));
const slugs = readdirSync(LIBRARY, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

if (CHROMIUM === undefined)
  console.warn(
    'SKIPPED: no Chromium here, so "same bytes in the browser" was not tested (apt-get install chromium).',
  );

describe.skipIf(CHROMIUM === undefined)('in a Web Worker of Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let evaluator: Evaluator;

  beforeAll(async () => {
    server = await serve();
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    evaluator = await createEvaluator({ now: cpuClock });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it.each(slugs)('%s has the same bytes as in Node, from mesh to G-code', async (slug) => {
    const read = await readDesign(join(LIBRARY, slug));
    if (!read.ok) throw new Error(read.problems[0]!.message);
    const [there, here] = await Promise.all([
      inBrowser(page, read.value),
      buildDigests(read.value, evaluator),
    ]);
    expect(Object.keys(here).length).toBeGreaterThan(0);
    expect(there).toEqual({ digests: here });
  });
});

/** A page with nothing on it, the worker's bundle, and the two WASM files beside it. */
const serve = async (): Promise<Server> => {
  const require = createRequire(import.meta.url);
  const standIns = fileURLToPath(new URL('../../src/web/node-stand-ins.ts', import.meta.url));
  const bundled = await bundle({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    external: ['module', 'node:*', 'path', 'url', 'worker_threads', 'crypto'],
    alias: { events: standIns, fs: standIns, timers: standIns, stream: standIns },
  });
  const quickjs = join(require.resolve('@jitl/quickjs-ng-wasmfile-release-sync'), '..');
  const files: Record<string, readonly [type: string, body: Uint8Array | string]> = {
    '/': ['text/html', '<!doctype html><title>worker</title>'],
    '/worker.js': ['text/javascript', bundled.outputFiles[0]!.contents],
    '/emscripten-module.wasm': [
      'application/wasm',
      readFileSync(join(quickjs, 'emscripten-module.wasm')),
    ],
    '/manifold.wasm': [
      'application/wasm',
      readFileSync(require.resolve('manifold-3d/manifold.wasm')),
    ],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? '/'] ?? ['text/plain', ''];
    response.writeHead(request.url! in files ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
};

/** What the page's worker answers for a design, which travels as JSON with its bytes as numbers. */
const inBrowser = async (page: Page, design: Design): Promise<unknown> => {
  const files = [...design.source.files].map(([path, bytes]) => [path, [...bytes]]);
  const sent = JSON.stringify({ ...design, source: { entry: design.source.entry, files } });
  return JSON.parse(await page.evaluate(askWorker, sent)) as unknown;
};

/** Runs in the page. */
const askWorker = (sent: string): Promise<string> => {
  interface BrowserWorker {
    onmessage: (event: { data: unknown }) => void;
    onerror: (event: { message: string }) => void;
    postMessage: (message: unknown) => void;
  }
  const scope = globalThis as unknown as {
    worker?: BrowserWorker;
    Worker: new (url: string, options: object) => BrowserWorker;
  };
  const worker = (scope.worker ??= new scope.Worker('/worker.js', { type: 'module' }));
  const design = JSON.parse(sent) as { source: { files: [string, number[]][] } };
  const files = new Map(design.source.files.map(([path, bytes]) => [path, Uint8Array.from(bytes)]));
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(JSON.stringify(data));
    worker.onerror = ({ message }) => resolve(JSON.stringify({ failed: message }));
    worker.postMessage({ ...design, source: { ...design.source, files } });
  });
};
