// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missing, openCommons, ROOT, type Commons } from './open-commons.ts';

if (missing !== undefined)
  console.warn(`SKIPPED: ${missing}, so pages whose scripts come late were not tested.`);

const MOVES = ';TIME:1620\nM83\nG28\nG1 X10 Y10 F1800 E1\nG1 X60 E3\n';

describe.skipIf(missing !== undefined)('what is done before the scripts have come', () => {
  let commons: Commons;
  let context: BrowserContext;
  let page: Page;
  let come: () => void;

  beforeAll(async () => {
    commons = await openCommons((seed) =>
      cp(join(ROOT, 'designs-library/cable-clip'), join(seed, 'cable-clip'), { recursive: true }),
    );
  });
  afterAll(() => commons?.close());

  beforeEach(async () => {
    context = await commons.browser.newContext({ baseURL: commons.url });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  /** Goes to a page whose scripts come when `come` is called, and not before. */
  const goSlowly = async (path: string): Promise<void> => {
    const held = new Promise<void>((release) => {
      come = release;
    });
    await page.route('**/*.js', async (script) => {
      await held;
      await script.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
  };

  it('counts for the viewer of G-code: a file that is there already is shown', async () => {
    await goSlowly('/gcode');
    const file = { name: 'a.gcode', mimeType: 'text/plain', buffer: Buffer.from(MOVES) };
    await page.getByLabel('A file of any slicer').setInputFiles(file);
    come();
    await page.getByText(/^a\.gcode: 27 min 0 s, the file says; \d+ s estimated here/).waitFor();
  });

  it('counts for the part and how it is made, over what this browser remembers', async () => {
    await page.goto('/d/fabcommons/cable-clip');
    await page.evaluate(`localStorage.setItem('make', '{"printer":"mk4","material":"petg"}')`);
    await goSlowly('/d/fabcommons/cable-clip');
    const presets = page.getByLabel('Preset');
    await presets.selectOption('A garden hose on a fence');
    await page.getByLabel('Printer').selectOption('ender3');
    come();
    await page.locator('#stage canvas').waitFor();
    expect(await page.getByLabel('Printer').inputValue()).toBe('ender3');
    expect(await page.getByLabel('Material').inputValue()).toBe('petg');
    expect(await presets.inputValue()).toBe('A garden hose on a fence');
    await page.waitForURL(/p\.diameter=16/);
    expect(await page.locator('[name="p.width"]').inputValue()).toBe('24');
  });

  it('counts for the files of a draft: what was written is saved', async () => {
    const form = { name: 'ada', password: 'four wet umbrellas' };
    await context.request.post('/sign-up', { form });
    const begun = await context.request.post('/publish/template', {
      form: { title: 'Plate' },
      maxRedirects: 0,
    });
    const draft = begun.headers()['location']!;
    await goSlowly(draft);
    await page.locator('summary', { hasText: 'README.md' }).click();
    await page.getByRole('textbox', { name: 'README.md', exact: true }).fill('Written early.');
    come();
    const read = async (): Promise<string> =>
      (await context.request.get(`/api/v1${draft}/files/README.md`)).text();
    await expect.poll(read, { timeout: 10_000 }).toBe('Written early.');
    expect(await page.locator('#file-forms').isVisible()).toBe(false);
  });
});
