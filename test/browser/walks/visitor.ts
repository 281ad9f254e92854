// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Commons } from '../open-commons.ts';

/** As text: a script element would be against the policies of the page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A folder for pictures of every page that is looked at; none are made where it is not set. */
const { PICTURES } = process.env;

/** Somebody with a browser window of their own, from whom no fault of a page stays hidden. */
export interface Visitor {
  readonly page: Page;
  /** Goes to a path of the node. */
  readonly go: (path: string) => Promise<void>;
  /**
   * Fails where something is wider than the window, or axe-core finds a serious violation; on a phone
   * each page is asked that once, elsewhere.
   */
  readonly look: (name: string) => Promise<void>;
  /** Errors of scripts and of the console so far, refusals by the content security policy among them. */
  readonly complaints: readonly string[];
  readonly leave: () => Promise<void>;
}

const PHONE = 600;

export const openVisitor = async (
  { browser, url }: Commons,
  width: number,
  height = width < PHONE ? 844 : 900,
): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: { width, height },
    baseURL: url,
    hasTouch: width < PHONE,
  });
  const page = await context.newPage();
  // A page that does not come is a failure; a busy machine is none.
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(`${page.url()}: ${String(thrown)}`));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`${page.url()}: ${said.text()}`);
  });
  return {
    page,
    complaints,
    go: async (path) => {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
    },
    look: async (name) => {
      if (PICTURES !== undefined) {
        await mkdir(PICTURES, { recursive: true });
        await page.screenshot({
          path: join(PICTURES, `${name}-${width}.png`),
          fullPage: true,
          caret: 'initial',
        });
      }
      if (width > PHONE || name.startsWith('page-'))
        expect.soft(await seriousViolations(page), name).toEqual([]);
      const overhang = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect.soft(overhang, `${name} is wider than its window`).toBeLessThanOrEqual(0);
    },
    leave: () => context.close(),
  };
};

const seriousViolations = async (page: Page): Promise<unknown> => {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
};
