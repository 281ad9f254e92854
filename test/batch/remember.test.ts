// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { planFile } from '../../src/batch/plan/plan-file.ts';
import { readWork } from '../../src/batch/plan/read-work.ts';
import { rememberVariant } from '../../src/batch/remember-variant.ts';
import { verifyFile } from '../../src/commons/verify/verify-file.ts';
import type { Library } from '../../src/designs/library/library.ts';
import { goodSignatures } from '../../src/designs/library/store/node-key.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import { success } from '../../src/shared/problem.ts';
import { designOf, plateCode, publishIn } from '../commons/designs.ts';
import { runHere as runTask } from '../commons/run.ts';
import { temporaryFolder, temporaryLibrary, valueOf } from '../designs/library/samples.ts';
import { fileTools, PEG, runHere, writeDesigns } from './plans.ts';

const PLAN = {
  designs: ['ada/plate@^1', 'designs/peg'],
  formats: ['stl'],
  sets: [{ name: 's', designs: ['plate'], each: { width: [30, 33] }, values: { label: 'secret' } }],
};

const setUp = async () => {
  const folder = await temporaryFolder();
  await writeDesigns(join(folder, 'designs'), { peg: PEG });
  const library = await temporaryLibrary();
  valueOf(await publishIn(library, designOf({ 'design.js': plateCode(), 'README.md': '# Plate' })));
  const store = await openDiskStore(join(folder, 'store'), { maxBytes: 1e8 });
  const run = async (asked: Library, sets: readonly object[] = PLAN.sets) => {
    const getLibrary = async () => success(asked);
    const plan = planFile.parse({ ...PLAN, sets: [...sets, { name: 'p', designs: ['peg'] }] });
    const work = valueOf(
      await readWork(plan, { file: 'plan.toml', folder }, { ...fileTools, getLibrary }),
    );
    const remember = rememberVariant(getLibrary);
    const { report } = await runHere(work, join(folder, 'out'), store, { remember });
    return report.builds;
  };
  const products = () => library.db.selectFrom('products').selectAll().execute();
  return { folder, library, run, products };
};

it('what was built of versions of the library is known once, under its values, without passwords', async () => {
  const { library, run, products } = await setUp();
  const builds = await run(library);
  const again = await run(library);
  expect(again.map(({ status }) => status)).toEqual(['reused', 'reused', 'reused']);
  const known = (await products()).map(({ sha256, version, parameters, name }) => ({
    ...{ sha256, version, parameters, name },
  }));
  const of = (at: number) => builds[at]!.outputs[0]!.sha256;
  const about = { version: 'ada/plate@1.0.0', name: 'plate.stl' };
  expect(known.sort((a, b) => a.parameters.length - b.parameters.length)).toEqual([
    { ...about, sha256: of(0), parameters: '{}' },
    { ...about, sha256: of(1), parameters: '{"width":33}' },
  ]);
});

it('and verify tells what it is, also where its notice was cut off', async () => {
  const { folder, library, run } = await setUp();
  const [, wide] = await run(library);
  const bytes = new Uint8Array(await readFile(join(folder, 'out', wide!.outputs[0]!.path)));
  const tools = { library, run: runTask, trusted: new Set<string>(), goodSignatures };
  const verified = (content: Uint8Array) => verifyFile('x.stl', content, false, tools);
  const plate = {
    answer: 'matches',
    origin: { design: 'ada/plate@1.0.0', parameters: { width: 33 } },
  };
  expect(await verified(bytes)).toMatchObject(plate);
  const bare = bytes.slice().fill(0, 0, 80);
  expect(await verified(bare)).toMatchObject(plate);
});

it('a library that refuses costs no build anything, and is told of', async () => {
  const { library, run } = await setUp();
  const full = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
  // The plan is still read from it; nothing can be added any more.
  const { db } = library;
  vi.spyOn(db, 'insertInto').mockImplementation(() => {
    throw full;
  });
  const [first, , peg] = await run(library);
  expect([first!.status, first!.outputs.length]).toEqual(['built', 1]);
  expect(first!.problems.map(({ code, severity }) => [code, severity])).toContainEqual([
    'batch-not-remembered',
    'warning',
  ]);
  expect(peg!.problems.map(({ code }) => code)).not.toContain('batch-not-remembered');
});
