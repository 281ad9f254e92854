// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { versionByName } from '../../../src/designs/library/find-version.ts';
import { openLibrary } from '../../../src/designs/library/store/open-library.ts';
import { findReadable } from '../../../src/designs/library/store/readable-database.ts';
import { codesOf, sampleVersion, temporaryFolder, valueOf } from '../library/samples.ts';

const SQLITE = createRequire(import.meta.url).resolve('@photostructure/sqlite');

/** Confirms a change, then is killed: as the power fails, or the system runs out of memory. */
const KILLED = `
const { DatabaseSync } = require(process.argv[1]);
const database = new DatabaseSync(process.argv[2]);
database.exec('pragma journal_mode = wal; pragma synchronous = full');
database.exec("insert into node (key, value) values ('last', 'confirmed')");
process.kill(process.pid, 'SIGKILL');
`;

/** A library with one version, and in its log what a killed process wrote. */
const leftBehind = async (): Promise<string> => {
  const folder = join(await temporaryFolder(), 'a #1? %20');
  mkdirSync(folder);
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
    chmodSync(folder, 0o700);
  });
  const library = valueOf(await openLibrary(folder));
  valueOf(await addVersion(library, sampleVersion()));
  await library.close();
  const path = join(folder, 'library.sqlite');
  const { signal } = spawnSync(process.execPath, ['-e', KILLED, SQLITE, path]);
  expect(signal).toBe('SIGKILL');
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  return folder;
};

/** From now on nobody can write there. False where this cannot be had: root, without mounts. */
const protect = (folder: string): boolean => {
  const mount = (...words: readonly string[]): boolean => spawnSync('mount', words).status === 0;
  if (process.getuid?.() === 0) {
    // A mount of its own: this process may still hold files open through the other.
    return mount('--bind', folder, folder) && mount('-o', 'remount,bind,ro', folder);
  }
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o400);
  chmodSync(folder, 0o500);
  return true;
};

const lastIn = async (folder: string) => {
  const library = valueOf(await openLibrary(folder, { create: false }));
  try {
    expect(library.readOnly).toBe(true);
    expect(await versionByName(library, 'ada/hook@1.0.0')).toBeDefined();
    expect(await library.findDatabaseFaults()).toEqual([]);
    const { db } = library;
    const rows = await db.selectFrom('node').select('value').where('key', '=', 'last').execute();
    return rows.map(({ value }) => value);
  } finally {
    await library.close();
  }
};

/** An empty folder in which copies are made from now on. */
const placeForCopies = async (): Promise<string> => {
  const folder = await temporaryFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
};

describe('a library that can only be read', () => {
  test.for([
    ['with its index', true],
    ['alone, as in a copy', false],
  ] as const)('shows what a killed process left in the log, %s', async ([, index], { skip }) => {
    const folder = await leftBehind();
    const copies = await placeForCopies();
    const shm = join(folder, 'library.sqlite-shm');
    expect(existsSync(shm)).toBe(true);
    if (!index) rmSync(shm);
    const before = readdirSync(folder);
    if (!protect(folder)) skip('nothing can be made read-only here: root without mounts');
    expect(await lastIn(folder)).toEqual(['confirmed']);
    expect(readdirSync(folder)).toEqual(before);
    expect(readdirSync(copies)).toEqual([]);
  });

  test.for([
    ['beside its empty log', []],
    ['without the index of its log', ['library.sqlite-shm']],
    ['as a file alone', ['library.sqlite-shm', 'library.sqlite-wal']],
  ] as const)('that was closed is read %s', async ([, gone], { skip }) => {
    const folder = await leftBehind();
    const copies = await placeForCopies();
    await valueOf(await openLibrary(folder)).close();
    for (const name of gone) rmSync(join(folder, name), { force: true });
    if (!protect(folder)) skip('nothing can be made read-only here: root without mounts');
    expect(await lastIn(folder)).toEqual(['confirmed']);
    expect(readdirSync(copies)).toEqual([]);
  });
});

describe('a log that has to be copied', () => {
  test('is a Problem where there is no place for a copy, which names the log', async () => {
    const folder = await leftBehind();
    const path = join(folder, 'library.sqlite');
    rmSync(`${path}-shm`);
    vi.stubEnv('TMPDIR', join(folder, 'not-there'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const found = await findReadable(path);
    expect(codesOf(found)).toEqual(['library-log-unread']);
    expect(found.problems[0]).toMatchObject({ where: { file: `${path}-wal` } });
  });

  test('leaves no copy when the library is closed', async () => {
    const folder = await leftBehind();
    rmSync(join(folder, 'library.sqlite-shm'));
    const { file, release } = valueOf(await findReadable(join(folder, 'library.sqlite')));
    expect(file.access).toBe('read');
    expect(existsSync(file.path)).toBe(true);
    await release();
    expect(existsSync(file.path)).toBe(false);
  });
});
