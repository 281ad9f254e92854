// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Design } from '../../src/designs/design.ts';
import { bundleDigest } from '../../src/designs/bundle.ts';
import { readDesign } from '../../src/designs/read/read-design.ts';
import { build } from '../../src/pipeline/build.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import type * as PoolModule from '../../src/jobs/pool/create-pool.ts';
import { attack, main } from '../attacks/attack.ts';
import { LIBRARY } from '../cli/fabcommons.ts';
import { codesOf, temporaryFolder, valueOf } from '../designs/library/samples.ts';
import { bundle, evaluator } from '../pipeline/evaluate/evaluate-code.ts';
import { behindRedis } from './remote/behind-redis.ts';
import { stlOf } from './stl-of.ts';

/** As built: workers are started from files of JavaScript. */
const built = new URL('../../dist/jobs/pool/create-pool.js', import.meta.url).href;
const { createPool } = (await import(built)) as typeof PoolModule;

/** Where there is one, the same holds for a pool behind it. */
const redis = inject('redis');

let clip: Design;
let pool: PoolModule.Pool;
beforeAll(async () => {
  clip = valueOf(await readDesign(join(LIBRARY, 'cable-clip')));
  const here = createPool({ size: 1, warm: 1, killAfterMs: 3_500 });
  pool = redis === undefined ? here : await behindRedis(here, redis);
});
afterAll(() => pool.close());

const stlNow = async (): Promise<Uint8Array> => {
  const { products } = valueOf(await pool.run({ kind: 'build', request: stlOf(clip) }));
  return products[0]!.bytes;
};
const hostile = ({ source }: ReturnType<typeof attack>): Design => ({
  ...clip,
  source: bundle(source),
  digest: bundleDigest(bundle(source)),
});

// It waits for deadlines, which are those of the pool behind.
it.skipIf(redis)(
  'gives a good design the same bytes before and after each hostile one',
  async () => {
    const bytes = await stlNow();
    expect(bytes.length).toBeGreaterThan(1_000);
    for (const [code, source] of [
      // Held inside one call, where the sandbox cannot look at the clock.
      ['evaluate-timeout', main('return new Array(2 ** 29).join("ab")')],
      ['evaluate-memory', main('const all = []; for (;;) all.push(new ArrayBuffer(2 ** 28))')],
    ] as const) {
      const design = hostile(attack(code, code, source));
      const outcome = await pool.run({ kind: 'build', request: stlOf(design) });
      expect(codesOf(outcome)).toContain(code);
      expect(Buffer.compare(await stlNow(), bytes)).toBe(0);
    }
  },
);

it('gives a part for one machine after another the bytes that each has alone', async () => {
  for (const printer of ['mk4', 'ender3']) {
    const { fabricator, ...rest } = stlOf(clip, { formats: ['gcode'], scale: 0.3 });
    const overrides = { thumbnails: '' };
    const machine = valueOf(findProfile('printer', printer));
    const request = { ...rest, fabricator: { ...fabricator, printer: machine, overrides } };
    const { products } = valueOf(await pool.run({ kind: 'build', request }));
    const alone = valueOf(await build(request, evaluator)).products;
    expect(Buffer.compare(products[0]!.bytes, alone[0]!.bytes)).toBe(0);
  }
});

it('stops a loop that nobody waits for, and a task that waits behind it', async () => {
  const gone = new AbortController();
  const loop = hostile(attack('loop', 'evaluate-timeout', 'for (;;) {}'));
  const task = { kind: 'build', request: stlOf(loop) } as const;
  const both = [1, 2].map(() => pool.run(task, { signal: gone.signal }));
  setTimeout(() => gone.abort(), 300);
  for (const outcome of await Promise.all(both))
    expect(codesOf(outcome)).toEqual(['job-interrupted']);
  expect(valueOf(await pool.run({ kind: 'parameters', design: clip })).length).toBeGreaterThan(0);
});

it.skipIf(redis)('lets the process end that has nothing else to do', async () => {
  const script = join(await temporaryFolder(), 'ends.mjs');
  await writeFile(
    script,
    `import { createPool } from ${JSON.stringify(built)};
    const pool = createPool({ size: 2, warm: 2 });
    const bytes = new TextEncoder().encode('G1 X1');
    await pool.run({ kind: 'check', fileName: 'a.gcode', bytes });
    console.log('done');`,
  );
  const ended = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 10_000 });
  expect(ended).toMatchObject({ status: 0, signal: null, stdout: 'done\n' });
});
