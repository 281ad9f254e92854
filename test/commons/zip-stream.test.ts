// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openFiles, packZip } from '../../src/commons/pack-zip.ts';
import { zipStream } from '../../src/commons/zip-stream.ts';
import { temporaryFolder } from '../designs/library/samples.ts';

test('a file of the disk is packed as its bytes are, and never left out', async () => {
  const path = join(await temporaryFolder(), 'a');
  const bytes = new TextEncoder().encode('solid part 1\n');
  await writeFile(path, bytes);
  await chmod(path, 0o600);
  const packed = await buffer(zipStream([['a.stl', { path }]]));
  expect(packed.equals(await buffer(zipStream([['a.stl', bytes]])))).toBe(true);
  await rm(path);
  await expect(buffer(zipStream([['a.stl', { path }]]))).rejects.toThrow('ENOENT');
});

test('a file that makes room for others while the ZIP is packed is in it all the same', async () => {
  const path = join(await temporaryFolder(), 'a');
  const bytes = new TextEncoder().encode('solid part 1\n');
  await writeFile(path, bytes);
  const opened = await openFiles([['a.stl', { path }]]);
  await rm(path);
  const packed = await buffer(zipStream(opened!.files));
  await opened!.close();
  expect(packed.equals(await buffer(zipStream([['a.stl', bytes]])))).toBe(true);
  expect(await packZip([['a.stl', { path }]])).toBeUndefined();
});
