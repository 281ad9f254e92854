// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { document, fabcommons, LIBRARY, scratch } from './fabcommons.ts';

const clip = join(LIBRARY, 'cable-clip');

it('a design goes from a folder through the commons to a package that leads back', async () => {
  const cwd = scratch();
  const library = join(cwd, 'library');
  const run = { cwd, env: { FABCOMMONS_DATA: library } };

  const published = await document(['publish', clip, '--to', library, '--as', 'ada'], run);
  expect(published.code).toBe(0);
  expect(published.json).toMatchObject({
    design: 'ada/cable-clip',
    version: '1.0.0',
    license: 'CC0-1.0',
  });

  const found = await document(['search', 'clips'], run);
  expect(found.json['hits']).toMatchObject([{ name: 'ada/cable-clip', version: '1.0.0' }]);

  expect((await fabcommons(['fork', 'ada/cable-clip', 'mine'], run)).code).toBe(0);
  expect(readFileSync(join(cwd, 'mine/design.js'))).toEqual(readFileSync(join(clip, 'design.js')));
  const fork = await document(['publish', 'mine', '--as', 'bob'], run);
  expect(fork.json).toMatchObject({ design: 'bob/cable-clip', version: '0.1.0' });
  const shown = await document(['show', 'bob/cable-clip', '--lineage'], run);
  expect(shown.json['lineage']).toMatchObject([
    {
      relation: 'fork',
      of: 'ada/cable-clip@1.0.0',
      license: 'CC0-1.0',
      to: 'bob/cable-clip@0.1.0',
    },
  ]);

  const built = await document(
    ['build', 'bob/cable-clip', '--param', 'diameter=8', '--format', 'stl'],
    run,
  );
  const address = built.json['customization'] as string;
  expect(address).toMatch(/^bob\/cable-clip@0\.1\.0~[0-9a-z]{11}$/);
  const again = await document(['build', address, '--format', 'stl', '--out', 'again'], run);
  expect(again.json['outputs'][0].sha256).toBe(built.json['outputs'][0].sha256);

  const packed = await document(
    ['package', address, '--format', 'stl,3mf', '--out', 'clip.zip'],
    run,
  );
  expect(packed.code).toBe(0);
  const signed = await document(['verify', 'clip.zip'], run);
  expect(signed.code).toBe(0);
  expect(signed.json).toMatchObject({
    answer: 'signed',
    design: 'bob/cable-clip',
    version: '0.1.0',
  });
  const stl = built.json['outputs'][0].path as string;
  expect(await fabcommons(['verify', stl], run)).toMatchObject({ code: 4 });

  const bytes = readFileSync(stl);
  bytes.fill(0, 84, 400);
  writeFileSync(join(cwd, 'forged.stl'), bytes);
  expect((await fabcommons(['verify', 'forged.stl'], run)).code).toBe(5);
  writeFileSync(join(cwd, 'other.stl'), 'solid\nendsolid\n');
  expect((await fabcommons(['verify', 'other.stl'], run)).code).toBe(6);

  expect((await fabcommons(['export', 'out-of-here'], run)).code).toBe(0);
  const taken = await document(['import', 'out-of-here', '--to', 'other'], run);
  expect(taken.json['added']).toEqual(['ada/cable-clip@1.0.0', 'bob/cable-clip@0.1.0']);
  const sound = await document(['library', 'check', '--in', 'other'], run);
  expect(sound.json).toMatchObject({ designs: 2, versions: 2, damage: [], problems: [] });

  const yanked = ['library', 'yank', 'bob/cable-clip@0.1.0', '--reason', 'too thin', '--as', 'bob'];
  expect((await fabcommons(yanked, run)).code).toBe(0);
  const gone = await document(['show', 'bob/cable-clip'], run);
  expect(gone).toMatchObject({
    code: 1,
    json: { problems: [{ code: 'library-version-unknown' }] },
  });
});

it('the gate tells what is wrong before anybody publishes, and publishing adds nothing then', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'part.js'), 'module.exports = { main: () => [] }');
  const run = { cwd, env: { FABCOMMONS_DATA: join(cwd, 'data') } };
  const checked = await document(['check', 'part.js'], run);
  expect(checked.code).toBe(1);
  const codes = (checked.json['problems'] as { code: string }[]).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['manifest-no-license', 'evaluate-empty']));
  const published = await document(['publish', 'part.js', '--to', 'library', '--as', 'ada'], run);
  expect(published.code).toBe(1);
  const found = await document(['search', '--from', 'library'], run);
  expect(found.json['total']).toBe(0);
});

it('wrong words are told with what was meant, and make no library', async () => {
  const cwd = scratch();
  const run = { cwd, env: { FABCOMMONS_DATA: join(cwd, 'data') } };
  for (const words of [
    ['publish', clip, '--as', 'Not A Slug'],
    ['package', clip, '--out', 'clip.tar'],
    ['search', '--bed', '1,2'],
    ['library', 'yank', 'ada/hook@1.0.0'],
  ]) {
    expect((await fabcommons(words, run)).code, words.join(' ')).toBe(2);
  }
  for (const words of [
    ['build', 'ada/hook'],
    ['search', 'x', '--from', 'nowhere'],
    ['import', 'nowhere', '--to', 'library'],
  ]) {
    expect((await fabcommons(words, run)).code, words.join(' ')).toBe(1);
  }
  expect(readdirSync(cwd).filter((name) => name === 'data' || name === 'nowhere')).toEqual([]);
});
