// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { measured } from '../../src/cli/measured.ts';
import { writeFiles } from '../../src/cli/write-files.ts';
import { zipStream } from '../../src/commons/zip-stream.ts';
import { filesIn, scratch } from './fabcommons.ts';

const PIECE = 64 * 1024;

/** `pieces` of a large file; `made` counts those that were asked for. */
const pieces = (count: number, at: (made: number) => void = () => undefined) =>
  (async function* () {
    for (let made = 0; made < count; made++) {
      at(made);
      yield new Uint8Array(PIECE).fill(made);
    }
  })();

it('what is made piece by piece is measured as it is written', async () => {
  const path = join(scratch(), 'deeper/a.zip');
  const stream = measured(pieces(7));
  expect((await writeFiles([{ path, bytes: stream.chunks }])).ok).toBe(true);
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(stream.sum()).toEqual({ bytes: 7 * PIECE, sha256 });
});

it('a piece is asked for when the one before is in its file', async () => {
  const folder = scratch();
  const sizes: number[] = [];
  const size = () =>
    filesIn(folder)
      .map((name) => readFileSync(join(folder, name)).length)
      .reduce((sum, each) => sum + each, 0);
  const bytes = pieces(4, () => sizes.push(size()));
  await writeFiles([{ path: join(folder, 'a.zip'), bytes }]);
  expect(sizes).toEqual([0, PIECE, 2 * PIECE, 3 * PIECE]);
});

it('a stream that breaks off leaves the file that was there, and nothing beside it', async () => {
  const folder = scratch();
  const path = join(folder, 'a.zip');
  writeFileSync(path, 'earlier');
  const bytes = pieces(9, (made) => {
    if (made === 5) throw Object.assign(new Error('cut off'), { code: 'ENOSPC' });
  });
  const written = await writeFiles([{ path, bytes }]);
  expect(written.problems).toMatchObject([{ code: 'cli-cannot-write', where: { file: path } }]);
  expect(written.problems[0]!.message).toMatch(/the disk is full/);
  expect(filesIn(folder)).toEqual(['a.zip']);
  expect(readFileSync(path, 'utf8')).toBe('earlier');
});

it('a ZIP that the disk has no room for is a Problem, and its stream is closed', async ({
  skip,
}) => {
  const disk = join(scratch(), 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk]);
  if (mounted.status !== 0) skip('a small disk cannot be mounted here: needs root');
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  const zip = zipStream([['a.stl', randomBytes(2e6)]]);
  const written = await writeFiles([{ path: join(disk, 'a.zip'), bytes: measured(zip).chunks }]);
  expect(written.problems[0]!.message).toMatch(/a\.zip: the disk is full/);
  expect(filesIn(disk)).toEqual([]);
  expect(zip.destroyed).toBe(true);
});
