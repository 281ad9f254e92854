// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fabcommons } from '../../cli/fabcommons.ts';
import { missing, openCommons, ROOT, type Commons } from '../open-commons.ts';
import { openVisitor } from './visitor.ts';

if (missing !== undefined)
  console.warn(`SKIPPED: ${missing}, so the maker's way through the pages was not walked.`);

describe.skipIf(missing !== undefined)('the maker', { timeout: 180_000 }, () => {
  let commons: Commons;
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'fabcommons-made-'));
    commons = await openCommons(async (seed) => {
      for (const slug of ['cable-clip', 'd-shaft-knob'])
        await cp(join(ROOT, 'designs-library', slug), join(seed, slug), { recursive: true });
    });
    await buildByCommandLine(out, commons);
  });
  afterAll(async () => {
    await commons?.close();
    await rm(out, { recursive: true, force: true });
  });

  it.each([1280, 390])(
    'finds a design, changes it, takes the bytes that the command line makes, tells of it, at %i px',
    async (width) => {
      const visitor = await openVisitor(commons, width);
      const { page, look } = visitor;
      await visitor.go('/');
      await page.getByLabel('Search designs').fill('cable');
      await page.getByLabel('Search designs').press('Enter');
      await page.getByRole('link', { name: 'Knob for a D-shaft' }).waitFor({ state: 'detached' });
      await look('found');
      await page.getByRole('link', { name: 'Cable clip' }).click();
      await page.getByLabel('Width along the cable').fill('21');
      await page.locator('#part-summary', { hasText: '21' }).waitFor();
      await page.waitForURL(/p\.width=21/);
      await page.reload();
      await page.locator('#part-summary', { hasText: '21' }).waitFor();
      await page.getByLabel('Printer').selectOption('mk4');
      await page.getByLabel('Material').selectOption('petg');
      await page.getByLabel('Process').selectOption('draft');
      await page.locator('#make-estimate', { hasText: 'fits on the bed' }).waitFor();
      await look('design');
      await page.getByRole('tab', { name: 'Toolpath' }).click();
      await page.locator('.toolpath-readout', { hasText: /\d/ }).waitFor();
      await look('toolpath');

      for (const [button, name, from] of DOWNLOADS) {
        const got = await download(page, button);
        expect(got.name).toBe(name);
        expect(got.address).toMatch(from);
        expect(got.bytes.equals(await readFile(join(out, name))), name).toBe(true);
      }
      const { name, bytes } = await download(page, 'Everything as ZIP');
      expect(name).toMatch(/^cable-clip.*\.zip$/);
      expect(bytes.subarray(0, 2).toString()).toBe('PK');

      await page.getByRole('link', { name: 'CC0-1.0' }).first().click();
      await look('license');
      await page.goBack();
      await page.getByRole('link', { name: 'design.js' }).click();
      await look('source');
      await page.goBack();
      await page.getByRole('link', { name: 'I made one' }).click();
      await page.getByRole('link', { name: 'Sign up' }).click();
      await page.getByLabel('Name').fill(`maker-${width}`);
      await page.getByLabel('Password').fill('four wet umbrellas');
      await page.getByRole('button', { name: 'Sign up' }).click();
      await page
        .getByLabel('Photo')
        .setInputFiles(join(ROOT, 'designs-library/d-shaft-knob/picture.png'));
      await page.getByLabel('Printer').fill('MK4');
      await page.getByLabel('Notes').fill('Holds.');
      await look('made');
      await page.getByRole('button', { name: 'Tell of it' }).click();
      await page.getByAltText(`Made by maker-${width}`).waitFor();
      await look('design-made');

      await page.getByRole('link', { name: 'Something is wrong' }).click();
      await page.getByLabel('What is wrong').fill('Somebody else drew it first.');
      await page.getByLabel('Where it can be checked').fill('https://example.org/first');
      await page.getByLabel('How you can be reached').fill('me@example.org');
      await look('complaint');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.waitForURL(/\/complaints\//);
      await look('complaint-followed');
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    },
  );

  it('goes the whole way by keyboard alone', async () => {
    const visitor = await openVisitor(commons, 1280);
    const { page } = visitor;
    await visitor.go('/');
    await tabTo(page, page.getByLabel('Search designs'));
    await page.keyboard.type('shaft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=shaft/);
    await tabTo(page, page.getByRole('link', { name: 'Knob for a D-shaft' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/d\//);
    await page.locator('#stage canvas').waitFor();
    const summary = page.locator('#part-summary');
    const before = (await summary.textContent())!;
    await tabTo(page, page.locator('#customize input[type=range]').first());
    await page.keyboard.press('ArrowRight');
    await summary.filter({ hasNotText: before }).waitFor();
    await tabTo(page, page.getByLabel('Printer'));
    await page.keyboard.type('Original Prusa MK4');
    await page.locator('#make-estimate', { hasText: 'fits on the bed' }).waitFor();
    await tabTo(page, page.getByRole('tab', { name: 'Part' }));
    await page.keyboard.press('ArrowRight');
    const readout = page.locator('.toolpath-readout', { hasText: /\d/ });
    await readout.waitFor();
    expect(await page.isVisible('#stage')).toBe(false);
    const layer = await readout.textContent();
    await tabTo(page, page.getByLabel('Up to layer'));
    await page.keyboard.press('ArrowLeft');
    expect(await readout.textContent()).not.toBe(layer);
    await tabTo(page, page.getByRole('button', { name: 'Download G-code' }));
    const [got] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(got.suggestedFilename()).toBe('d-shaft-knob.gcode');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

const download = async (page: Page, button: string) => {
  const [got] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const bytes = await readFile(await got.path());
  return { name: got.suggestedFilename(), address: got.url(), bytes };
};

/** What is downloaded, under which name, and from where: G-code was sliced in the browser. */
const DOWNLOADS = [
  ['3MF', 'cable-clip.3mf', /^http/],
  ['STL', 'cable-clip-clip.stl', /^http/],
  ['Download G-code', 'cable-clip.gcode', /^blob:/],
] as const;

/** The version, values and fabricator that the maker chooses, over the data of the running node. */
const buildByCommandLine = async (out: string, { data }: Commons): Promise<void> => {
  const { code, stderr } = await fabcommons(
    [
      ...['build', 'fabcommons/cable-clip@1.0.0', '--param', 'width=21', '--printer', 'mk4'],
      ...['--material', 'petg', '--process', 'draft'],
      ...['--format', 'stl,3mf,gcode', '--out', out, '--quiet'],
    ],
    { env: { FABCOMMONS_DATA: data } },
  );
  expect(code, stderr).toBe(0);
};

const hasFocus = (element: unknown): boolean =>
  (element as { matches: (selector: string) => boolean }).matches(':focus');

const MOST_TABS = 90;

/** Presses Tab until the focus is on what is meant. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await target.evaluate(hasFocus)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} was not reached by ${MOST_TABS} times Tab`);
};
