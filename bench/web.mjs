// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { fixed, table } from './table.mjs';
import { launchBrowser } from './web/browser.mjs';
import { dragDesign } from './web/drag.mjs';
import { press } from './web/press.mjs';
import { serve } from './web/serve.mjs';
import { weighCatalog, weighDesign } from './web/weigh.mjs';

const GOALS = { drag_ms: 100, catalog_kb: 30, customizer_kb: 1200 };

/**
 * Starts the server with an empty folder, then is a visitor: drags a slider of every design, weighs
 * what pages load, and asks from fifty connections. Without Chromium only the last.
 */
export const web = async ({ only, rounds, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
  const browser = await launchBrowser();
  let server;
  try {
    server = await serve(folder);
    const { url } = server;
    const seen = browser && (await look(browser, url, { only, rounds, say }));
    if (!seen) say('No Chromium: only the server is measured.');
    const load = await press(url);
    say(describedLoad(load));
    return { ...seen, load };
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const look = async (browser, url, { only, rounds, say }) => {
  const entries = readdirSync(join(ROOT, 'designs-library'), { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const designs = [];
  for (const design of slugs.filter((slug) => only?.includes(slug) ?? true)) {
    designs.push({ design, ...(await dragDesign(browser, `${url}/d/fabcommons/${design}`)) });
  }
  say(describedDrags(designs));
  const catalog = await weighCatalog(browser, `${url}/`);
  const page = await weighDesign(browser, `${url}/d/fabcommons/cable-clip`, rounds);
  say(describedWeights(catalog, page));
  return { designs, catalog, page };
};

const describedDrags = (designs) =>
  table(
    ['design', 'dragged', 'triangles', 'median ms', 'p95 ms', 'goal', 'refused', 'complaints'],
    designs.map((each) => [
      each.design,
      each.parameter,
      String(each.triangles),
      fixed(each.median_ms, 1),
      fixed(each.p95_ms, 1),
      String(GOALS.drag_ms),
      String(each.refused),
      String(each.complaints),
    ]),
  );

const describedWeights = (catalog, page) =>
  table(
    ['what', 'value', 'goal'],
    [
      ['catalog, HTML KB', fixed(catalog.html_kb, 1), '–'],
      [
        'catalog, HTML and style KB',
        fixed(catalog.html_kb + catalog.style_kb, 1),
        String(GOALS.catalog_kb),
      ],
      ['catalog, scripts', String(catalog.scripts), '0'],
      [
        'scripts, styles and WASM of a design page, KB',
        fixed(page.customizer_kb, 1),
        String(GOALS.customizer_kb),
      ],
      ['everything of a design page, KB', fixed(page.all_kb, 1), '–'],
      ['from navigation to the first part, ms', fixed(page.first_part_ms, 0), '–'],
    ],
  );

const describedLoad = (load) =>
  table(
    ['asked for by 50 at once', 'answers a second', 'p99 ms', 'errors'],
    Object.entries(load).map(([what, { per_s, p99_ms, errors }]) => [
      what.replaceAll('_', ' '),
      fixed(per_s, 0),
      fixed(p99_ms, 0),
      String(errors),
    ]),
  );
