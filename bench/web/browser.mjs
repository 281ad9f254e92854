// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global document, performance */

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// WebGL without a graphics card: slower than any browser of a visitor.
const ARGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'];

/** A browser without a screen, or undefined where none is installed. */
export const launchBrowser = async () => {
  const executablePath = PLACES.find(existsSync);
  if (!executablePath) return undefined;
  return chromium.launch({ executablePath, args: [...ARGS, '--enable-unsafe-swiftshader'] });
};

/**
 * A page of a visitor who was never here, opened and with its first part drawn. `complaints` are
 * errors of the console, violations of the content security policy among them.
 */
export const openDesign = async (browser, url) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('part-painted', () => {
      globalThis.firstPainted ??= performance.now();
    });
  });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.firstPainted !== undefined);
  return { page, complaints, close: () => context.close() };
};
