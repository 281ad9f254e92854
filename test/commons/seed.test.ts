// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seedLibrary } from '../../src/commons/seed-library.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { searchDesigns } from '../../src/designs/library/search/search-designs.ts';
import { error, failure } from '../../src/shared/problem.ts';
import { LIBRARY } from '../cli/fabcommons.ts';
import {
  codesOf,
  sampleVersion,
  temporaryFolder,
  temporaryLibrary,
  valueOf,
} from '../designs/library/samples.ts';
import { runHere } from './run.ts';

const seeds = async (): Promise<string> => {
  const folder = await temporaryFolder();
  for (const slug of ['cable-clip', 'pen-grip']) {
    await mkdir(join(folder, slug));
    await cp(join(LIBRARY, slug), join(folder, slug), { recursive: true });
  }
  return folder;
};

test('A node begins with the seed designs, goes on where it was cut off, and never again', async () => {
  const library = await temporaryLibrary();
  const folder = await seeds();
  const never = async () => failure(error('job-interrupted', 'stopped'));
  expect(codesOf(await seedLibrary(library, folder, never as never))).toContain('job-interrupted');
  expect(valueOf(await seedLibrary(library, folder, runHere))).toBe(2);
  const { hits } = await searchDesigns(library.db, { words: '', sort: 'title' });
  expect(hits.map(({ name }) => name)).toEqual(['fabcommons/cable-clip', 'fabcommons/pen-grip']);
  await rm(folder, { recursive: true });
  expect(valueOf(await seedLibrary(library, folder, runHere))).toBe(0);
});

test('A library that was filled before is left as it is', async () => {
  const library = await temporaryLibrary();
  valueOf(await addVersion(library, sampleVersion()));
  expect(valueOf(await seedLibrary(library, await seeds(), runHere))).toBe(0);
  expect((await searchDesigns(library.db, { words: '' })).total).toBe(1);
});
