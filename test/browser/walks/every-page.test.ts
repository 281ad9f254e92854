// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../src/server/routes.ts';
import { missing, openCommons, ROOT, type Commons } from '../open-commons.ts';
import { openVisitor, type Visitor } from './visitor.ts';

if (missing !== undefined)
  console.warn(`SKIPPED: ${missing}, so the pages were not looked at one by one.`);

/** Addresses that are files, made for programs. */
const FILES = [
  /^\/(api\/v1|pictures|photos)\//,
  /\/(make|files\/:name|raw\/\*path|picture\.png)$/,
  /^\/(healthz|metrics|feed\.atom|sitemap\.xml|robots\.txt|icon\.svg)$/,
];
const pages = routes
  .filter(({ method, path }) => method === 'get' && !FILES.some((file) => file.test(path)))
  .map(({ path }) => path);

describe.skipIf(missing !== undefined)('on a phone, for a steward', { timeout: 180_000 }, () => {
  let commons: Commons;
  let steward: Visitor;
  /** What stands for a part of a path. */
  const parts = new Map<string, string>([
    ['/d/:author/:design/made/:id/report', ''],
    [':author/:design/manage', 'sue/a-plate/manage'],
    [':author', 'fabcommons'],
    [':design', 'cable-clip'],
    ['*path', 'design.js'],
    ['/licenses/:id', '/licenses/CC0-1.0'],
    ['/account/profiles', '/account/profiles?from=printer/mk4'],
  ]);

  beforeAll(async () => {
    commons = await openCommons((seed) =>
      cp(join(ROOT, 'designs-library/cable-clip'), join(seed, 'cable-clip'), { recursive: true }),
    );
    steward = await openVisitor(commons, 390);
    const { page } = steward;
    await steward.go('/sign-up');
    await page.getByLabel('Name').fill('sue');
    await page.getByLabel('Password').fill('four wet umbrellas');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await startDraft(steward);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.waitForURL(/\/d\//);
    await startDraft(steward);
    parts.set('/drafts/:id', new URL(page.url()).pathname);
    await steward.go('/d/fabcommons/cable-clip/made');
    await page.getByRole('button', { name: 'Tell of it' }).click();
    const report = page.getByRole('link', { name: 'Report what sue told' });
    parts.set('/d/:author/:design/made/:id/report', (await report.getAttribute('href'))!);
    await steward.go('/d/fabcommons/cable-clip/complaint');
    await page.getByLabel('What is wrong').fill('Nothing.');
    await page.getByLabel('Where it can be checked').fill('Here.');
    await page.getByLabel('How you can be reached').fill('sue');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/\/complaints\//);
    parts.set('/complaints/:id', new URL(page.url()).pathname);
  });
  afterAll(async () => {
    await steward?.leave();
    await commons?.close();
  });

  it.each(pages)('%s is there, reads well, and has no serious fault', async (path) => {
    const address = [...parts].reduce((sofar, [part, real]) => sofar.replace(part, real), path);
    expect(address, 'a path with a part that this test has no value for').not.toMatch(/[:*]/);
    await steward.go(address);
    await steward.look(`page${path.replace(/\W+/g, '-')}`);
    expect(steward.complaints).toEqual([]);
  });

  it('takes the text of a letter out of its link, and leaves it nowhere', async () => {
    const { page } = steward;
    const text = `fcr_${'a'.repeat(43)}`;
    await steward.go(`/reset-password#${text}`);
    await page.getByLabel('Text from the letter').waitFor({ state: 'hidden' });
    expect(await page.inputValue('[name=reset]')).toBe(text);
    expect(page.url()).not.toContain(text);
  });

  it('leads nowhere that is not there', async () => {
    const { page } = steward;
    const addresses = new Set<string>();
    for (const path of ['/', '/account', '/publish', '/steward', '/d/fabcommons/cable-clip']) {
      await steward.go(path);
      const links = page.locator('a[href^="/"]');
      for (const link of await links.all()) addresses.add((await link.getAttribute('href'))!);
    }
    const broken: string[] = [];
    for (const address of addresses) {
      const answer = await page.request.get(address);
      if (!answer.ok()) broken.push(`${address}: ${answer.status()}`);
    }
    expect(broken).toEqual([]);
  });
});

const startDraft = async ({ go, page }: Visitor): Promise<void> => {
  await go('/publish');
  await page.getByLabel('Name of the design').fill('A plate');
  await page.getByRole('button', { name: 'Start from the template' }).click();
  await page.waitForURL(/\/drafts\//);
};
