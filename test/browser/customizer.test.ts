// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParameterValues } from '../../src/designs/parameters/schema.ts';
import { readDesign } from '../../src/designs/read/read-design.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import { summaryText } from '../../src/web/customizer/summary-text.ts';
import { measureShapes } from '../../src/web/worker/measure-shapes.ts';
import { cpuClock } from '../cpu-clock.ts';
import { missing, openCommons, ROOT, type Commons } from './open-commons.ts';

const CLIP = join(ROOT, 'designs-library/cable-clip');

if (missing !== undefined) console.warn(`SKIPPED: ${missing}, so the customizer was not tested.`);

/** Good at its default and at both ends, as the gate tries it; endless in between. */
const HOSTILE = `const { cube } = require('@jscad/modeling').primitives;
const getParameterDefinitions = () => [
  { name: 'size', type: 'slider', initial: 10, min: 10, max: 12, step: 1, caption: 'Size (mm)' },
];
const main = ({ size }) => {
  while (size === 11);
  return cube({ size, center: [0, 0, size / 2] });
};
module.exports = { main, getParameterDefinitions };
`;
/** Another part, where somebody wants it. */
const PAIR = `const { cube } = require('@jscad/modeling').primitives;
const getParameterDefinitions = () => [
  { name: 'lid', type: 'checkbox', checked: true, initial: true, caption: 'Lid' },
];
const main = ({ lid }) => [
  { ...cube({ size: 8, center: [0, 0, 4] }), name: 'box' },
  ...(lid ? [{ ...cube({ size: 4, center: [20, 0, 2] }), name: 'lid' }] : []),
];
module.exports = { main, getParameterDefinitions };
`;
const OKH = `okhv = "OKH-LOSHv1.0"
name = "Loop"
version = "1.0.0"
license = "CC0-1.0"
licensor = "fabcommons contributors"
copyright = "2026 fabcommons contributors"
function = "Never ends"
repo = "https://example.org/loop"
source = "design.js"
`;

describe.skipIf(missing !== undefined)('the customizer in Chromium', () => {
  let commons: Commons;

  beforeAll(async () => {
    commons = await openCommons(async (seed) => {
      await mkdir(join(seed, 'loop'), { recursive: true });
      await cp(CLIP, join(seed, 'cable-clip'), { recursive: true });
      await writeFile(join(seed, 'loop/design.js'), HOSTILE);
      await writeFile(join(seed, 'loop/okh.toml'), OKH);
      await mkdir(join(seed, 'pair'));
      await writeFile(join(seed, 'pair/design.js'), PAIR);
      await writeFile(join(seed, 'pair/okh.toml'), OKH.replace('"Loop"', '"Pair"'));
    });
  });
  afterAll(() => commons?.close());

  const open = async (slug: string): Promise<Page> => {
    const page = await commons.browser.newPage({ viewport: { width: 900, height: 700 } });
    await page.addInitScript(`
      changes = []; violations = []; frames = 0; linked = 0;
      const link = WebGL2RenderingContext.prototype.linkProgram;
      WebGL2RenderingContext.prototype.linkProgram = function (...all) { linked++; link.apply(this, all); };
      addEventListener('part-changed', ({ detail }) => changes.push(detail));
      addEventListener('securitypolicyviolation', (event) => violations.push(event.blockedURI));
      const count = () => { frames++; requestAnimationFrame(count); };
      requestAnimationFrame(count);
    `);
    await page.goto(`${commons.url}/d/fabcommons/${slug}`);
    await changed(page, 1);
    return page;
  };

  it('says of the part what Node measures, keeps address and shaders, and takes it back', async () => {
    const page = await open('cable-clip');
    const first = await page.textContent('#part-summary');
    await page.press('#p-width', 'End');
    await changed(page, 2);
    const values = (await page.evaluate('changes[1].parameters')) as ParameterValues;
    expect(values).toMatchObject({ width: 40 });
    expect(await page.textContent('#part-summary')).toBe(await summaryInNode(values));
    await page.waitForURL(/p\.width=40/);
    await painted(page);
    const linked = Number(await page.evaluate('linked'));
    expect(linked).toBeGreaterThan(0);
    await page.click('#customize button[type=reset]');
    await changed(page, 3);
    await painted(page);
    // A shader that is compiled again takes longer than the part.
    expect(await page.evaluate('linked')).toBe(linked);
    expect(await page.textContent('#part-summary')).toBe(first);
    expect(await page.evaluate('violations')).toEqual([]);
    await page.close();
  });

  it('makes as many of each part as are wanted, of those that there are', async () => {
    const page = await open('pair');
    const field = (label: string) => page.getByLabel(label, { exact: true }).last();
    /** What the estimate says now; none while there is none. */
    const grams = async (): Promise<number> =>
      Number(/([\d.]+)\sg\s/.exec((await page.locator('#make-estimate').textContent())!)?.[1]);
    const soon = { timeout: 20_000 };
    const count = async (label: string, number: string): Promise<void> => {
      await field(label).fill(number);
      await field(label).press('Tab');
    };
    expect(await page.isVisible('#copies')).toBe(false);
    await expect.poll(grams, soon).toBeGreaterThan(0);
    const both = await grams();
    await count('lid', '0');
    await expect.poll(grams, soon).toBeLessThan(both);
    const box = await grams();
    await page.getByLabel('Lid', { exact: true }).first().uncheck();
    await page.locator('#copies').waitFor();
    await count('Copies', '2');
    await expect.poll(grams, soon).toBeGreaterThan(1.5 * box);
    await count('Copies', '1');
    await expect.poll(grams, soon).toBe(box);
    await page.close();
  });

  it('is drawn by the server with the values of the address, where no script runs', async () => {
    const context = await commons.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const drawn = page.waitForResponse(/\/pair@1\.0\.0\/make\?p\.lid=false&format=png$/);
    await page.goto(`${commons.url}/d/fabcommons/pair?p.lid=false`);
    const answer = await drawn;
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png']);
    expect(await page.locator('#stage img:visible').getAttribute('alt')).toBe(
      'Pair, with these values',
    );
    await context.close();
  });

  it('keeps what was typed before the design had come', async () => {
    const page = await commons.browser.newPage();
    let letGo = (): void => {};
    const typed = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/design.json', async (route) => {
      await typed;
      await route.continue();
    });
    await page.goto(`${commons.url}/d/fabcommons/cable-clip?p.count=1`);
    await page.fill('#p-width', '33');
    letGo();
    await page.waitForURL(/p\.width=33/);
    expect(await page.inputValue('#p-width')).toBe('33');
    expect(await page.inputValue('#p-count')).toBe('1');
    await page.close();
  });

  it('looks at a G-code file of anybody, and says what another file is', async () => {
    const page = await commons.browser.newPage({ viewport: { width: 390, height: 780 } });
    await page.goto(`${commons.url}/gcode`);
    const choose = async (name: string, text: string): Promise<string | null> => {
      const buffer = Buffer.from(text);
      await page.setInputFiles('#gcode-file', { name, mimeType: 'text/plain', buffer });
      const said = page.locator('#gcode-viewer > [role=status]', { hasText: name });
      await said.filter({ hasNotText: 'Reading' }).waitFor();
      return said.textContent();
    };
    expect(await choose('two.gcode', 'M83\nG1 X9 Y0 Z.2 E.4\nG1 Z.4\nG1 X0 Y9 E.4\n')).toContain(
      '2 layers',
    );
    expect(await page.isVisible('.toolpath-stage canvas')).toBe(true);
    const found = await page.textContent('#gcode-viewer > ul');
    expect(found).toMatch(/line 2: Expected a nozzle/);
    expect(found).not.toContain('template');
    await painted(page);
    expect(await colorsAtTheSides(page)).toBeLessThan(4);
    expect(await choose('packed.bgcode', 'GCDE\0\0')).toBe('packed.bgcode cannot be shown.');
    expect(await page.textContent('#gcode-viewer > ul')).toContain('binary G-code');
    expect(await page.isVisible('.toolpath-stage canvas')).toBe(false);
    await page.close();
  });

  it('lives on beside a design that never ends, says so, and goes on with the next value', async () => {
    const page = await open('loop');
    await page.press('#p-size', 'ArrowRight');
    const before = Number(await page.evaluate('frames'));
    await page.waitForFunction((least) => {
      const { frames, changes } = globalThis as unknown as Watched;
      return frames > least && changes.length === 1;
    }, before + 5);
    await changed(page, 2);
    expect(await page.textContent('#p-size-problem')).toMatch(/\w/);
    await page.press('#p-size', 'ArrowRight');
    await changed(page, 3);
    expect(await page.textContent('#part-summary')).toBe('12 × 12 × 12 mm · 1.73 cm³ · 1 solid');
    expect(await page.isHidden('#p-size-problem')).toBe(true);
    await page.close();
  });
});

/** What the page notes for the test. */
interface Watched {
  readonly changes: readonly unknown[];
  readonly frames: number;
}

const painted = (page: Page) =>
  page.evaluate(
    () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
  );

/** How many colors the outermost columns of the toolpath's view have: those of its ground where all of it is seen. */
const colorsAtTheSides = async (page: Page): Promise<number> => {
  const png = await page.locator('.toolpath-stage canvas').screenshot();
  return page.evaluate(
    async (bytes) => {
      const scope = globalThis as unknown as {
        createImageBitmap(blob: Blob): Promise<{ width: number; height: number }>;
        OffscreenCanvas: new (width: number, height: number) => { getContext(kind: '2d'): Context };
      };
      interface Context {
        drawImage(image: unknown, x: number, y: number): void;
        getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray };
      }
      const image = await scope.createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const { width, height } = image;
      const context = new scope.OffscreenCanvas(width, height).getContext('2d');
      context.drawImage(image, 0, 0);
      // Corners are round.
      const columns = [2, width - 3].flatMap((x) => [
        ...new Uint32Array(context.getImageData(x, 20, 1, height - 40).data.buffer),
      ]);
      return new Set(columns).size;
    },
    [...png],
  );
};

/** A function, since the page's policies forbid what is made of text. */
const changed = (page: Page, times: number) =>
  page.waitForFunction(
    (count) => (globalThis as unknown as Watched).changes.length === count,
    times,
  );

const summaryInNode = async (values: ParameterValues): Promise<string> => {
  const read = await readDesign(CLIP);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  const evaluator = await createEvaluator({ now: cpuClock });
  const loaded = await evaluator.load(read.value.source, read.value.digest);
  if (!loaded.ok) throw new Error(loaded.problems[0]!.message);
  const evaluated = await loaded.value.run(values);
  loaded.value.dispose();
  if (!evaluated.ok) throw new Error(evaluated.problems[0]!.message);
  return summaryText(measureShapes(evaluated.value.shapes));
};
