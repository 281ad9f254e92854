// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Door from '../../src/server/door/start-server.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WEB = join(ROOT, 'dist/web');
const ready = CHROMIUM !== undefined && existsSync(join(WEB, 'manifest.json'));

if (!ready)
  console.warn(
    'SKIPPED: no Chromium or no bundle here, so the editor was not tested (apt-get install chromium; npm run build).',
  );

/** Asked again from here: the policy of the page lets nothing wait in it. */
const until = (page: Page, expression: string): Promise<void> =>
  expect.poll(() => page.evaluate(expression), { timeout: 20_000 }).toBe(true);
const saved = (page: Page): Promise<void> =>
  until(page, `document.querySelector('.save-state')?.textContent === 'Everything is saved.'`);
const summary = (page: Page, pattern: string): Promise<void> =>
  until(page, `/${pattern}/.test(document.querySelector('#part-summary').textContent)`);
const inEditor = (selector: string): string =>
  `document.querySelector('.code-host').shadowRoot.querySelector(${JSON.stringify(selector)})`;
const typeAtEnd = async (page: Page, text: string): Promise<void> => {
  await page.evaluate(`${inEditor('.cm-content')}.focus()`);
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
};

describe.skipIf(!ready)('the editor in Chromium, with the policies of the real server', () => {
  let folder: string;
  let server: Door.RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let draft: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fabcommons-editor-'));
    // As built: its workers are files that only the build makes.
    const door = pathToFileURL(join(ROOT, 'dist/server/door/start-server.js')).href;
    const { startServer } = (await import(/* @vite-ignore */ door)) as typeof Door;
    const data = join(folder, 'data');
    const config = { port: 0, host: '127.0.0.1', data, cache: join(folder, 'cache') };
    const started = await startServer(
      { ...config, mode: 'open', log: 'silent', requestsPerMinute: 1_000_000, buildsPerVisitor: 4 },
      { web: WEB, seed: undefined },
    );
    if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
    server = started.value;
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'],
    });
    context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    await context.addInitScript(`
      violations = [];
      addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.violatedDirective + ' ' + event.blockedURI));
    `);
    const { url } = server;
    const form = { name: 'ada', password: 'four wet umbrellas' };
    await context.request.post(`${url}/sign-up`, { form });
    const begun = await context.request.post(`${url}/publish/template`, {
      form: { title: 'Plate' },
      maxRedirects: 0,
    });
    draft = `${url}${begun.headers()['location']}`;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the part as it is typed, marks what is wrong at its line, is left by Escape and Tab', async () => {
    const page = await context.newPage();
    await page.goto(draft);
    await summary(page, '^40 × 20 × 6 mm');
    expect(await page.evaluate(`getComputedStyle(${inEditor('.cm-gutters')}).display`)).toBe(
      'flex',
    );
    await typeAtEnd(page, '\nnope()\n');
    await page.waitForSelector('#findings button.place');
    expect(await page.textContent('#findings button.place')).toBe('design.js:19');
    await until(page, `${inEditor('.cm-lint-marker-error')} !== null`);
    await page.click('.file-list button:has-text("okh.toml")');
    await page.click('#findings button.place');
    expect(await page.textContent('.file-list [aria-current]')).toContain('design.js');
    await page.keyboard.press('Backspace');
    await summary(page, '^40 × 20 × 6 mm');
    await until(page, `document.querySelector('#findings button.place') === null`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('.code-host') === null`)).toBe(true);
    expect(await page.evaluate('violations')).toEqual([]);
    await saved(page);
    await page.close();
  });

  it('overwrites nothing of another window, and loses nothing when it is closed', async () => {
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const page of [one, two]) {
      await page.goto(draft);
      await page.click('.file-list button:has-text("README.md")');
    }
    await typeAtEnd(one, 'first');
    await until(one, `/not saved/.test(document.querySelector('.file-list').textContent)`);
    await saved(one);
    await typeAtEnd(two, 'second');
    await two.waitForSelector('.conflict:not([hidden])');
    const onServer = async (): Promise<string> => {
      const address = draft.replace('/drafts/', '/api/v1/drafts/');
      return (await context.request.get(`${address}/files/README.md`)).text();
    };
    expect(await onServer()).toMatch(/first$/);
    await two.reload();
    await two.waitForSelector('.conflict:not([hidden])');
    expect(await two.evaluate(`${inEditor('.cm-content')}.textContent`)).toMatch(/second$/);
    await two.click('text=Keep mine');
    await saved(two);
    expect(await onServer()).toMatch(/second$/);
    await one.close();
    await two.close();
  });
});
