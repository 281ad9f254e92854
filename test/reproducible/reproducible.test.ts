// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { document, LIBRARY, scratch } from '../cli/fabcommons.ts';

const STENCIL = ['--param', 'mode=stencil'];
const DRAFT = ['--process', 'draft', '--format'];
const ALL = [...DRAFT, 'stl,3mf,obj,glb,svg,dxf,png,gcode'];
/** Pictures take the longest, and one design has them; what is halved goes through the same stages. */
const UNSEEN = [
  ...[...DRAFT, 'stl,3mf,obj,glb,svg,dxf,gcode'],
  ...['--set', 'thumbnails=', '--scale', '0.5'],
];

const WORLDS: readonly Readonly<Record<string, string>>[] = [
  { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' },
  { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'ar_EG.UTF-8', HOME: '/nowhere' },
];

it.each([
  ['cable-clip', ALL],
  ['name-coaster', UNSEEN],
  ['name-coaster', [...STENCIL, ...ALL]],
  ['drawer-bins', UNSEEN],
])('%s %j gives the same bytes in any process, zone, language and folder', async (slug, words) => {
  const sums: Readonly<Record<string, string>>[] = [];
  for (const env of WORLDS) {
    const cwd = scratch();
    const { code, json } = await document(['build', join(LIBRARY, slug), ...words], { cwd, env });
    expect(code).toBe(0);
    const outputs = json['outputs'] as { path: string; sha256: string }[];
    sums.push(Object.fromEntries(outputs.map(({ path, sha256 }) => [basename(path), sha256])));
  }
  expect(Object.keys(sums[0]!).length).toBeGreaterThanOrEqual(3);
  for (const other of sums) expect(other).toEqual(sums[0]);
});
