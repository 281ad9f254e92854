// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing, openCommons, type Commons } from './open-commons.ts';

if (missing !== undefined) console.warn(`SKIPPED: ${missing}, so the editor was not tested.`);

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

describe.skipIf(missing !== undefined)('the editor in Chromium', () => {
  let commons: Commons;
  let context: BrowserContext;
  let draft: string;

  beforeAll(async () => {
    commons = await openCommons((seed) => mkdir(seed).then(() => undefined));
    const { browser, url } = commons;
    context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    await context.addInitScript(`
      violations = [];
      addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.violatedDirective + ' ' + event.blockedURI));
    `);
    const form = { name: 'ada', password: 'four wet umbrellas' };
    await context.request.post(`${url}/sign-up`, { form });
    const begun = await context.request.post(`${url}/publish/template`, {
      form: { title: 'Plate' },
      maxRedirects: 0,
    });
    draft = `${url}${begun.headers()['location']}`;
  });

  afterAll(() => commons?.close());

  it('shows the part as it is typed, marks what is wrong at its line, is left by Escape and Tab', async () => {
    const page = await context.newPage();
    await page.goto(draft);
    await summary(page, '^40 × 20 × 6 mm');
    await page.waitForSelector('.code-host');
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

  it('shows what is built on a design of the commons, and tells at its line what is not there', async () => {
    const published = await context.request.post(
      `${draft.replace('/drafts/', '/api/v1/drafts/')}/publish`,
    );
    expect(published.status(), await published.text()).toBe(201);
    const begun = await context.request.post(`${commons.url}/publish/template`, {
      form: { title: 'Twins' },
      maxRedirects: 0,
    });
    const page = await context.newPage();
    await page.goto(`${commons.url}${begun.headers()['location']}`);
    await summary(page, '^40 × 20 × 6 mm');
    await page.waitForSelector('.code-host');
    await page.evaluate(`${inEditor('.cm-content')}.focus()`);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(
      `// On a plate.\nconst plate = require('commons:ada/plate@^7')\nmodule.exports = { ...plate }\n`,
    );
    await page.waitForSelector('#findings [data-code="library-version-unknown"] button.place');
    expect(await page.textContent('#findings button.place')).toBe('design.js:2');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(
      `const { translate } = require('@jscad/modeling').transforms
      const plate = require('commons:ada/plate')
      const main = (given) => [plate.main(given), translate([0, 30, 0], plate.main(given))]
      module.exports = { ...plate, main }`,
    );
    await summary(page, '^40 × 50 × 6 mm');
    await saved(page);
    expect(await page.textContent('.file-list')).not.toContain('commons');
    expect(await page.evaluate('violations')).toEqual([]);
    await page.close();
  });
});
