// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing, openCommons, ROOT, type Commons } from '../open-commons.ts';
import { openVisitor } from './visitor.ts';

if (missing !== undefined)
  console.warn(`SKIPPED: ${missing}, so nobody laid parts of several designs on a plate.`);

describe.skipIf(missing !== undefined)('a plate of several designs', { timeout: 120_000 }, () => {
  let commons: Commons;

  beforeAll(async () => {
    commons = await openCommons(async (seed) => {
      for (const slug of ['cable-clip', 'd-shaft-knob'])
        await cp(join(ROOT, 'designs-library', slug), join(seed, slug), { recursive: true });
    });
  });
  afterAll(() => commons?.close());

  it('is put together from page to page, sliced, taken home and found again, on a phone', async () => {
    const visitor = await openVisitor(commons, 390);
    const { page, look } = visitor;
    await visitor.go('/d/fabcommons/cable-clip');
    await page.getByLabel('Width along the cable').fill('21');
    await page.waitForURL(/p\.width=21/);
    await page.getByLabel('Process').selectOption('draft');
    await page.getByRole('button', { name: 'Add to a plate' }).click();
    await page.getByText('Width along the cable (mm): 21').waitFor();
    await look('page-plate-of-one');

    // Nothing in this address tells of the plate: the browser remembers it.
    await visitor.go('/d/fabcommons/d-shaft-knob');
    await page.getByRole('button', { name: 'Add to a plate' }).click();
    await page.getByRole('heading', { name: '2 designs' }).waitFor();
    await page.getByLabel('How many of Cable clip').fill('2');
    await page.getByLabel('How many of Cable clip').press('Tab');
    await page.waitForURL(/1\.copies=2.*process=draft/);
    // The focus went on, also where the page was told anew.
    await page.locator('a:focus', { hasText: 'Change Cable clip' }).waitFor();
    expect(await page.getByLabel('How many of Cable clip').inputValue()).toBe('2');

    await page.getByRole('button', { name: 'Lay out and slice' }).click();
    await page.locator('#plate-status', { hasText: 'fits on the bed' }).waitFor();
    await page.getByAltText('The bed with 2 × cable-clip-clip, 1 × d-shaft-knob-knob').waitFor();
    await look('page-plate-made');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'plate.3mf' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('plate.3mf');
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Everything as ZIP' }).click(),
    ]);
    expect(zip.suggestedFilename()).toBe('plate.zip');

    await page.getByRole('link', { name: 'Change Knob for a D-shaft' }).click();
    await page.getByLabel('Copies').fill('3');
    await page.getByRole('button', { name: 'Change it on the plate' }).click();
    await page.waitForURL(/1\.copies=2.*2=fabcommons%2Fd-shaft-knob%401\.0\.0&2\.copies=3/);
    await page.getByLabel('How many of Knob for a D-shaft').fill('1');
    await page.getByLabel('How many of Knob for a D-shaft').press('Tab');
    await page.waitForURL((address) => !address.href.includes('2.copies'));
    await visitor.go('/');
    await page.getByRole('link', { name: 'Plate', exact: true }).click();
    // What was made of it is there again at once, and is not built again.
    await page.locator('#plate-estimate').waitFor();
    await page.getByRole('link', { name: 'Remove Cable clip' }).click();
    await page.getByRole('heading', { name: '1 design', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Begin a new plate' }).click();
    await page.getByText('Look for a design below').waitFor();
    await visitor.go('/plate');
    expect(await page.locator('#plate-form').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
