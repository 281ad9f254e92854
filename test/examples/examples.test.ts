// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Several programs one after another, on a machine that may be busy. */
const PATIENCE = { timeout: 240_000 };

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');

const node = (cwd: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, words, { cwd, encoding: 'utf8' });

const fabcommons = (cwd: string, ...words: readonly string[]) => {
  const { stdout, stderr, status } = node(cwd, join(ROOT, 'dist/cli/main.js'), ...words, '--json');
  if (stdout === '') throw new Error(stderr);
  return { status, document: JSON.parse(stdout) };
};

describe('the examples', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fabcommons-examples-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the hook says who made it and grows with its reach', () => {
    const build = (reach: number) =>
      fabcommons(
        folder,
        ...['build', join(EXAMPLES, 'wall-hook.js'), '--param', `reach=${reach}`],
        ...['--format', 'stl'],
      );
    const [short, long] = [build(15), build(60)];
    for (const { status, document } of [short, long]) {
      expect(status).toBe(0);
      expect(document).toMatchObject({ version: '1.0.0', license: 'CC0-1.0', problems: [] });
      expect(document.meshes).toHaveLength(1);
      expect(document.meshes[0].closed).toBe(true);
    }
    const [{ document: small }, { document: large }] = [short, long];
    expect(large.meshes[0].volume_mm3).toBeGreaterThan(small.meshes[0].volume_mm3 + 45 * 5 * 15);
  });

  test('the profile of one’s own sets what it names and inherits the rest', PATIENCE, () => {
    const print = (...process: readonly string[]) =>
      fabcommons(
        folder,
        ...['build', join(EXAMPLES, 'wall-hook.js'), '--format', 'gcode', ...process],
      ).document.production;
    const own = print('--process', join(EXAMPLES, 'strong-and-fast.toml'));
    expect(print().layers).toBe(80);
    expect(own.layers).toBe(1 + Math.round((16 - 0.2) / 0.28));
    expect(own.process).toBe('strong-and-fast');
  });

  test('the sweep builds every variant and ends well', PATIENCE, () => {
    const { stdout, status } = node(folder, join(EXAMPLES, 'sweep.mjs'));
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(3);
    const grams = lines.map((line) => Number(/([\d.]+) g/.exec(line)![1]));
    expect(grams).toEqual([...grams].sort((a, b) => a - b));
    expect(grams[0]).toBeGreaterThan(1);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      expect.arrayContaining(['reach-20', 'reach-30', 'reach-40']),
    );
  });

  test('the sweep tells a value out of range and fails', () => {
    const { stdout, status } = node(
      folder,
      ...[join(EXAMPLES, 'sweep.mjs'), join(EXAMPLES, 'wall-hook.js'), 'reach', '999'],
    );
    expect(status).toBe(1);
    expect(stdout).toContain('reach=999: parameters-');
  });

  test('each one is told of in the README', () => {
    const readme = readFileSync(join(EXAMPLES, 'README.md'), 'utf8');
    for (const name of readdirSync(EXAMPLES)) {
      if (name !== 'README.md') expect(readme).toContain(`](${name})`);
    }
  });
});
