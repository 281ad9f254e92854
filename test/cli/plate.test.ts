// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { digest } from '../../src/shared/digest.ts';
import { BLOCK, DRAFT, withBlock } from './block.ts';
import { document, fabcommons, filesIn } from './fabcommons.ts';

it('designs of the library and of a file lie on one plate, and its files and its ZIP lead back to all', async () => {
  const cwd = withBlock();
  const run = { cwd, env: { FABCOMMONS_DATA: join(cwd, 'library') } };
  const who = '// author: A Maker\n// description: Fills a hole.\n';
  writeFileSync(join(cwd, 'block.js'), who + BLOCK);
  writeFileSync(join(cwd, 'own.js'), who + BLOCK.replace('title: Block', 'title: Own'));
  const published = ['publish', 'block.js', '--to', 'library', '--as', 'ada'];
  expect((await fabcommons(published, run)).code).toBe(0);

  const ada = ['plate', 'ada/block', '--param', 'size=8', '--part', '*=2', 'own.js'];
  const made = await document([...ada, '--format', '3mf,gcode', ...DRAFT], run);
  expect(made).toMatchObject({ code: 0, json: { design: null, license: 'CC0-1.0' } });
  const { works, plates, production, outputs } = made.json;
  expect(works).toMatchObject([
    {
      name: 'block',
      design: 'ada/block',
      parameters: { size: 8 },
      collection: { answer: 'yes' },
      credits: [{ relation: 'work' }],
    },
    { name: 'own', design: 'own', title: 'Own', collection: { answer: 'yes' } },
  ]);
  expect(plates).toMatchObject([
    {
      files: ['plate.3mf', 'plate.gcode'],
      parts: [
        { work: 0, part: 'block', copies: 2 },
        { work: 1, part: 'own', copies: 1 },
      ],
      production,
    },
  ]);
  expect(filesIn(join(cwd, 'out'))).toEqual(['plate-notice.md', 'plate.3mf', 'plate.gcode']);
  const [, gcode] = outputs as { path: string }[];
  const found = await document(['verify', gcode!.path], run);
  expect(found).toMatchObject({ code: 4, json: { answer: 'matches', design: null } });
  expect(found.json['works']).toMatchObject([
    { design: 'ada/block', parameters: { size: '8' } },
    { design: 'own', parameters: {} },
  ]);

  // The address of the parameters stands for them.
  const address = works[0].customization as string;
  const same = ['plate', address, '--part=*=2', 'own.js', '--format=3mf', '--out=again', ...DRAFT];
  expect((await document(same, run)).code).toBe(0);
  expect(readFileSync(join(cwd, 'again/plate.3mf'))).toEqual(
    readFileSync(join(cwd, 'out/plate.3mf')),
  );

  // In one ZIP, in the same library: to begin another takes the longest.
  rmSync(join(cwd, 'out'), { recursive: true });
  const words = ['plate', 'ada/block', '--param', 'size=8', 'own.js', '--format', 'stl,gcode'];
  const packed = await document([...words, ...DRAFT, '--package', 'both.zip'], run);
  expect(packed).toMatchObject({ code: 0, json: { outputs: [{ format: 'zip' }] } });
  const zip = readFileSync(join(cwd, 'both.zip'));
  const inside = Object.entries(unzipSync(zip)).map(([name, bytes]) => ({
    ...{ name, bytes: bytes.length },
    sha256: digest(bytes),
  }));
  expect(packed.json['files']).toEqual(inside);
  expect(existsSync(join(cwd, 'out'))).toBe(false);

  const vouched = await document(['verify', 'both.zip'], run);
  expect(vouched).toMatchObject({ code: 0, json: { answer: 'signed' } });
  expect(vouched.json['works'].map((each: { parameters: unknown }) => each.parameters)).toEqual([
    { size: 8 },
    {},
  ]);

  for (const wrong of [
    ['--package', 'both.tar'],
    ['--package', 'both.zip', '--out', 'out'],
  ])
    expect((await fabcommons([...words, ...wrong], run)).code, wrong.join(' ')).toBe(2);
  mkdirSync(join(cwd, 'folder.zip'));
  const refused = await document([...words, ...DRAFT, '--package', 'folder.zip'], run);
  expect([refused.code, refused.json['problems'][0].code]).toEqual([1, 'cli-cannot-write']);
  expect(filesIn(cwd).filter((name) => name.includes('.tmp'))).toEqual([]);
  expect(readFileSync(join(cwd, 'both.zip'))).toEqual(zip);
});

it('what goes wrong has the codes of build, and leaves nothing behind', async () => {
  const cwd = withBlock();
  const env = { FABCOMMONS_DATA: join(cwd, 'library') };
  const failed = await document(
    ['plate', 'block.js', 'ada/none', 'block.js', '--params', 'none.json'],
    { cwd, env },
  );
  expect(failed.code).toBe(1);
  expect(failed.json['problems'].map(({ code }: { code: string }) => code)).toEqual([
    'source-not-found',
    'cli-cannot-read',
  ]);
  for (const words of [[], ['--param', 'a=1', 'block.js'], ['block.js', '--name', 'My plate']])
    expect((await fabcommons(['plate', ...words], { cwd, env })).code, words.join(' ')).toBe(2);
  expect(filesIn(join(cwd, 'out'))).toEqual([]);
  const help = await fabcommons(['plate', '--help'], { cwd, env });
  expect(help).toMatchObject({ code: 0 });
  expect(help.stdout).toContain('belong to the design before them');
});
