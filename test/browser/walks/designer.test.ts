// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fabcommons } from '../../cli/fabcommons.ts';
import { missing, openCommons, ROOT, type Commons } from '../open-commons.ts';
import { openVisitor } from './visitor.ts';

if (missing !== undefined)
  console.warn(`SKIPPED: ${missing}, so the designer's way through the pages was not walked.`);

const CODE = `// A plate with a hole.
const { cuboid, cylinder } = require('@jscad/modeling').primitives;
const { subtract } = require('@jscad/modeling').booleans;
const getParameterDefinitions = () => [
  { name: 'width', type: 'slider', initial: 30, min: 10, max: 60, step: 1, caption: 'Width (mm)' },
];
const main = ({ width }) => subtract(
  cuboid({ size: [width, 20, 4], center: [0, 0, 2] }),
  cylinder({ radius: 3, height: 10, center: [0, 0, 2] }),
);
module.exports = { main, getParameterDefinitions };
`;

/** What a file says of itself. */
const HEADER = `// @title Plate
// @version 2.0.0
// @license CERN-OHL-S-2.0
// @author Ada Lovelace
// @function Holds two boards together.
`;

describe.skipIf(missing !== undefined)('the designer', { timeout: 180_000 }, () => {
  let commons: Commons;

  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fabcommons-designer-'));
    commons = await openCommons((seed) =>
      cp(join(ROOT, 'designs-library/cable-clip'), join(seed, 'cable-clip'), { recursive: true }),
    );
  });
  afterAll(async () => {
    await commons?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['ada', 1280],
    ['grace', 390],
  ])('%s signs up, uploads, puts right what is found, publishes, at %i px', async (name, width) => {
    const visitor = await openVisitor(commons, width);
    const { page, look } = visitor;
    await visitor.go('/');
    await look('catalog');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await look('sign-in');
    await page.getByRole('link', { name: 'Sign up' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill('four wet umbrellas');
    await look('sign-up');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();

    await page.getByRole('link', { name: 'Publish' }).click();
    await look('publish');
    await page.locator('#files').setInputFiles({
      ...{ name: 'plate.js', mimeType: 'text/javascript' },
      buffer: Buffer.from(CODE),
    });
    await page.waitForURL(/\/drafts\//);
    await page.locator('#stage canvas').waitFor();
    await page.getByLabel('Width').press('End');
    await page.locator('#part-summary', { hasText: '60 × 20 × 4 mm' }).waitFor();
    await look('draft-with-findings');
    expect(await page.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(
      true,
    );

    await page.getByLabel('What is it for?').fill('Holds two boards together.');
    await page.getByLabel('Who made it?').fill('Ada Lovelace');
    await page.getByLabel('License', { exact: true }).selectOption('CERN-OHL-S-2.0');
    await page.getByRole('button', { name: 'Save and check' }).last().click();
    await page.getByText('Checked: it can be published.').waitFor();
    await look('draft-ready');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.waitForURL(/\/d\//);
    await page.locator('#stage canvas').waitFor();
    await look('design-of-mine');

    await page.getByRole('link', { name: 'Manage this design' }).click();
    await look('manage');
    await page.getByText('Deprecate or withdraw a version').click();
    await page.getByLabel('What').selectOption('deprecate');
    await page.getByLabel('Why').fill('The next one is stronger.');
    await page.getByRole('button', { name: 'Do it' }).click();
    await look('manage-deprecated');
    await page.getByRole('button', { name: 'Start the next version' }).click();
    await page.waitForURL(/\/drafts\//);
    await page.locator('#part-summary', { hasText: '30 × 20 × 4 mm' }).waitFor();
    await look('draft-of-the-next');
    await page.getByRole('link', { name, exact: true }).click();
    await look('account');
    await page.getByLabel('What is it for').fill('laptop');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const token = await page.locator('.shown-once code').textContent();
    await look('account-token');

    await writeFile(join(folder, 'plate.js'), `${HEADER}${CODE}`);
    const words = ['publish', join(folder, 'plate.js'), '--to', commons.url];
    const sent = await fabcommons(words, {
      env: { FABCOMMONS_TOKEN: token!, FABCOMMONS_DATA: join(folder, 'data') },
    });
    expect(sent.code, sent.stderr).toBe(0);
    await visitor.go(`/d/${name}/plate@2.0.0`);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('sends a file that was chosen before the script of the page came', async () => {
    const visitor = await openVisitor(commons, 390);
    const { page } = visitor;
    await visitor.go('/sign-up');
    await page.getByLabel('Name').fill('hopper');
    await page.getByLabel('Password').fill('four wet umbrellas');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('link', { name: 'hopper', exact: true }).waitFor();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/publish[^/]*\.js/, (request) => held.then(() => request.continue()));
    await page.goto('/publish', { waitUntil: 'commit' });
    await page.locator('#files').setInputFiles({
      ...{ name: 'plate.js', mimeType: 'text/javascript' },
      buffer: Buffer.from(CODE),
    });
    release();
    await page.waitForURL(/\/drafts\//);
    await page.locator('#part-summary', { hasText: '30 × 20 × 4 mm' }).waitFor();
    await visitor.leave();
  });
});
