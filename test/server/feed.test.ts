// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, expect, test } from 'vitest';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { sampleVersion, valueOf } from '../designs/library/samples.ts';
import { elementsOf } from './elements-of.ts';
import { startNode, type TestNode } from './node.ts';

const TITLE = 'Box 3 < 4 & <img src=x onerror=alert(1)> ]]><x/>';

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
  const about = '<script>alert(1)</script>';
  valueOf(await addVersion(node.deps.library, sampleVersion({ title: TITLE, about })));
});
afterAll(() => node.close());

test('what strangers write is no markup for readers of the feed', async () => {
  const feed = await (await fetch(`${node.url}/feed.atom`)).text();
  const told = [...feed.matchAll(/<(title|summary) type="html">(.*?)<\/\1>/gs)].map(([, , xml]) =>
    xml!.replaceAll(/<!\[CDATA\[(.*?)\]\]>/gs, '$1'),
  );
  expect(told).toHaveLength(2);
  expect(told.flatMap((html) => elementsOf(html))).toEqual([]);
  const seen = told[0]!
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
  expect(seen).toBe(`${TITLE} 1.0.0`);
});
