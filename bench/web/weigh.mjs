// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global setTimeout */

import { get } from 'node:http';
import { median, rounded } from '../statistics.mjs';
import { openDesign } from './browser.mjs';

/** Bytes of an answer's body as they travel to a browser that reads brotli. */
export const bytesOf = (url) =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });

/** The catalog as a visitor gets it first, and whether it loads any script. */
export const weighCatalog = async (browser, url) => {
  const page = await browser.newPage();
  const requested = [];
  page.on('request', (request) => requested.push([request.resourceType(), request.url()]));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  const style = requested.filter(([type]) => type === 'stylesheet');
  return {
    html_kb: rounded((await bytesOf(url)) / 1000),
    style_kb: rounded((await sumOf(style.map(([, each]) => each))) / 1000),
    scripts: requested.filter(([type]) => type === 'script').length,
  };
};

/** Everything that a design page loads until its part is drawn, and how long that takes. */
export const weighDesign = async (browser, url, rounds) => {
  const times = [];
  let requested = new Set();
  for (let round = 0; round < rounds; round++) {
    const context = browser.contexts().length;
    const seen = new Set();
    const opened = openDesign(browser, url);
    while (browser.contexts().length === context) await new Promise((next) => setTimeout(next, 1));
    browser
      .contexts()
      .at(-1)
      .on('request', (request) => seen.add(request.url().replace(/#.*/, '')));
    const { page, close } = await opened;
    times.push(await page.evaluate(() => globalThis.firstPainted));
    await close();
    requested = seen;
  }
  const scripts = [...requested].filter((each) => /\.(js|wasm|css)$/.test(each));
  return {
    first_part_ms: rounded(median(times)),
    requests: requested.size,
    customizer_kb: rounded((await sumOf(scripts)) / 1000),
    all_kb: rounded((await sumOf([...requested])) / 1000),
  };
};

const sumOf = async (urls) => {
  const all = await Promise.all(urls.map(bytesOf));
  return all.reduce((sum, bytes) => sum + bytes, 0);
};
