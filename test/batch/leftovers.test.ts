// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nameBeside } from '../../src/batch/publish/beside.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import { temporaryFolder } from '../designs/library/samples.ts';
import { PEG, runHere, workOf, writeDesigns } from './plans.ts';

/** What a run writes whose process has ended. */
const nameOfDead = async (): Promise<string> => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return (await nameBeside()).replace(`-${process.pid}-`, `-${pid}-`);
};

/** The same process number, given again to a process that began later. */
const nameOfEarlier = async (): Promise<string> =>
  (await nameBeside()).replace(/-(\d+)-(\d+)-/, '-$1-1$2-');

const nameElsewhere = async (): Promise<string> =>
  (await nameBeside()).replace(/^.fabcommons-[0-9a-f]{8}/, '.fabcommons-00000000');

it('what a killed run was writing goes, what others write and what is none of ours stays', async () => {
  const folder = await temporaryFolder();
  await writeDesigns(join(folder, 'designs'), { peg: PEG });
  const store = await openDiskStore(join(folder, 'store'), { maxBytes: 1e8 });
  const plan = await workOf(join(folder, 'designs'), { formats: ['stl'] });
  const out = join(folder, 'out');
  const first = await runHere(plan, join(folder, 'other'), store);
  const place = join(out, first.report.builds[0]!.outputs[0]!.path, '..');
  await mkdir(place, { recursive: true });

  const old = await nameElsewhere();
  const dead = [await nameOfDead(), old];
  if (process.platform === 'linux') dead.push(await nameOfEarlier());
  const living = [await nameBeside(), await nameElsewhere(), '.fabcommons-mine.tmp', 'notes.tmp'];
  for (const where of [out, place])
    for (const name of [...dead, ...living]) await writeFile(join(where, name), 'half');
  for (const where of [out, place]) await utimes(join(where, old), 0, 0);

  await runHere(plan, out, store);
  for (const where of [out, place]) {
    const names = await readdir(where);
    expect(names).toEqual(expect.arrayContaining(living));
    expect(names.filter((name) => dead.includes(name))).toEqual([]);
  }
});
