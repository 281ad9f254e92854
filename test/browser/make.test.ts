// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../src/designs/design.ts';
import { decodeDesignDocument } from '../../src/designs/design-document.ts';
import { build } from '../../src/pipeline/build.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import type {
  RunningServer,
  startServer as startServerOfSource,
} from '../../src/server/door/start-server.ts';
import { chooseFabricator } from '../../src/web/worker/choose-fabricator.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const WEB = here('../../dist/web');
const missing =
  CHROMIUM === undefined
    ? 'no Chromium here (apt-get install chromium)'
    : existsSync(WEB)
      ? undefined
      : 'the pages are not bundled (npm run build)';

if (missing !== undefined)
  console.warn(`SKIPPED: ${missing}, so making a part in the browser was not tested.`);

describe.skipIf(missing !== undefined)('the page of a design in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-make-'));
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    const [seed, data] = [join(folder, 'seed'), join(folder, 'data')];
    cpSync(here('../../designs-library/cable-clip'), join(seed, 'cable-clip'), { recursive: true });
    // The built one: its workers are files that Node runs by itself.
    const built = new URL('../../dist/server/door/start-server.js', import.meta.url).href;
    const { startServer } = (await import(/* @vite-ignore */ built)) as StartServer;
    const started = await startServer(
      {
        ...{ port: 0, host: '127.0.0.1', data, cache: join(folder, 'cache') },
        ...{ mode: 'open', log: 'silent', requestsPerMinute: 600, buildsPerVisitor: 4 },
      },
      { web: WEB, seed },
    );
    if (!started.ok) throw new Error(started.problems[0]!.message);
    server = started.value;
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: [
        ...['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'],
        ...['--enable-unsafe-swiftshader', '--no-first-run'],
      ],
    });
    page = await browser.newPage();
    page.on('pageerror', (thrown) => complaints.push(String(thrown)));
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text());
    });
    await page.goto(`${server.url}/d/fabcommons/cable-clip`);
    await page.locator('#make-estimate', { hasText: 'fits on the bed' }).waitFor();
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the G-code of its own slicing and the STL of the server, with the bytes of Node', async () => {
    const gcode = await download(page, 'gcode');
    expect(gcode.url).toMatch(/^blob:/);
    const stl = await download(page, 'stl');
    const address = await page.getAttribute('#stage', 'data-design-url');
    const document = decodeDesignDocument(await (await fetch(`${server.url}${address}`)).json());
    if (!document.ok) throw new Error(document.problems[0]!.message);
    const products = await buildHere(document.value.design);
    for (const { name, bytes } of [gcode, stl]) {
      expect([...products.keys()]).toContain(name);
      expect(bytes.equals(products.get(name)!)).toBe(true);
    }
  });

  it('shows the toolpath by keys, and tells another layer when the slider moves', async () => {
    await page.focus('#tab-part');
    await page.keyboard.press('ArrowRight');
    const readout = page.locator('.toolpath-readout');
    await readout.filter({ hasText: /\d/ }).waitFor();
    expect(await page.isVisible('#stage')).toBe(false);
    const before = await readout.textContent();
    await page.getByLabel('Up to layer').press('ArrowLeft');
    expect(await readout.textContent()).not.toBe(before);
  });

  it('has nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});

type StartServer = { readonly startServer: typeof startServerOfSource };

const download = async (page: Page, format: string) => {
  const [got] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`#make button[value=${format}]`),
  ]);
  return { name: got.suggestedFilename(), url: got.url(), bytes: readFileSync(await got.path()) };
};

/** What the pipeline makes of the design here, with the profiles that the page has at first. */
const buildHere = async (design: Design): Promise<ReadonlyMap<string, Uint8Array>> => {
  const fabricator = chooseFabricator({
    ...{ printer: 'generic', material: 'pla', process: 'standard', overrides: {} },
  });
  if (!fabricator.ok) throw new Error(fabricator.problems[0]!.message);
  const built = await build(
    {
      ...{ design, parameters: {}, scale: 1, quantities: {} },
      ...{ fabricator: fabricator.value, formats: ['gcode', 'stl'] },
    },
    await createEvaluator({ now: () => performance.now() }),
    {},
  );
  if (!built.ok) throw new Error(built.problems[0]!.message);
  return new Map(built.value.products.map(({ name, bytes }) => [name, bytes]));
};
