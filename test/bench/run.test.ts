// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const RUN = fileURLToPath(new URL('../../bench/run.mjs', import.meta.url));

const bench = (...words: readonly string[]) =>
  spawnSync(process.execPath, [RUN, ...words], { encoding: 'utf8' });

test('a benchmark that does not exist is answered with those that do', () => {
  const { status, stderr } = bench('speed');
  expect(status).toBe(2);
  expect(stderr).toContain('kernel');
  expect(stderr).toContain('slicing');
});

test('slicing is measured and judged, and the record names no folder', { timeout: 240_000 }, () => {
  const words = ['slicing', '--only', 'cube20', '--rounds', '1', '--json', '--no-record'];
  const { status, stdout } = bench(...words);
  expect(status).toBe(0);
  expect(stdout).not.toMatch(/"[^"]*\/(tmp|usr|home|work)/);
  const [{ model, figures }] = JSON.parse(stdout).results;
  expect(model).toBe('cube20');
  const [ours] = figures;
  expect(ours).toMatchObject({ slicer: 'fabcommons', layers: 100, extrudedRetracted: 0 });
  expect(ours.boundary).toBeGreaterThan(0.99);
  expect(ours.wall).toBeGreaterThan(0);
});
