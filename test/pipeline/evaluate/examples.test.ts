// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { defaults, evaluator } from './evaluate-code.ts';

const ROOT = dirname(createRequire(import.meta.url).resolve('@jscad/examples/package.json'));

const files = new Map(
  readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(ROOT, path), new Uint8Array(readFileSync(path))] as const;
    }),
);

const entries = [...files.keys()].filter(
  (path) => path.endsWith('.js') && /\bmain\b/.test(new TextDecoder().decode(files.get(path))),
);

describe('the examples of JSCAD', () => {
  it('are all found', () => {
    expect(entries.length).toBeGreaterThan(30);
  });

  it.each(entries)('evaluate with default parameters to closed solids: %s', async (entry) => {
    const loaded = await evaluator.load({ entry, files }, 'seed', { timeMs: 60_000 });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const definitions = loaded.value.definitions();
    if (!definitions.ok) throw new Error(JSON.stringify(definitions.problems));
    const outcome = await loaded.value.run(defaults(definitions.value));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value.shapes.length).toBeGreaterThan(0);
    for (const shape of outcome.value.shapes) {
      if (shape.kind === 'solid') expect(checkMesh(shape.mesh, shape.name)).toEqual([]);
    }
  });
});
