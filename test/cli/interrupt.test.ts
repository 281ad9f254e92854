// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { inTurns } from '../in-turns.ts';
import { DRAFT, withBlock } from './block.ts';
import { document, fabcommons, filesIn, scratch, type Ended } from './fabcommons.ts';

const ENDLESS = 'module.exports = { main() { for (;;); } }';
/** More than half a minute of computing: walls that lean, so that no layer is like another. */
const TALL =
  "module.exports = { main: () => require('@jscad/modeling').primitives.cylinderElliptic({ height: 200, startRadius: [90, 90], endRadius: [70, 70], center: [0, 0, 100], segments: 256 }) }";
/** 150 files, each flushed to the disk. */
const MANY =
  "const { primitives, transforms } = require('@jscad/modeling')\nmodule.exports = { main: () => Array.from({ length: 150 }, (_, i) => transforms.translate([20 * i, 0, 0], primitives.cube({ size: 9 }))) }";
const MANY_FILES = 150;

const after = (ms: number, signal: NodeJS.Signals) => (child: ChildProcess) =>
  void setTimeout(() => child.kill(signal), ms);

/** Sends the signal as soon as something is being written into the folder. */
const whenWriting = (folder: string, signal: NodeJS.Signals) => (child: ChildProcess) => {
  const watcher = watch(folder, () => child.kill(signal));
  onTestFinished(() => watcher.close());
};

/** A build that is told to stop after that many milliseconds, once it does what it is named after. */
const STOPPED: Readonly<Record<string, { readonly source: string; readonly ms: number }>> = {
  starting: { source: ENDLESS, ms: 500 },
  evaluating: { source: ENDLESS, ms: 3000 },
  slicing: { source: TALL, ms: 5000 },
};

describe('Ctrl-C ends with 130 and leaves nothing', () => {
  let root: string;
  let stopped: ReadonlyMap<string, Promise<Ended & { readonly folder: string }>>;
  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'fabcommons-stopped-')));
    stopped = inTurns([[['starting', 'evaluating'], ['slicing']]], async (what) => {
      const { source, ms } = STOPPED[what]!;
      const folder = mkdtempSync(join(root, 'design-'));
      writeFileSync(join(folder, 'design.js'), source);
      const ended = await fabcommons(
        ['build', 'design.js', '--set', 'layer_height=0.05', '--set', 'fill_density=100%'],
        { cwd: folder, env: { TMPDIR: folder }, watch: after(ms, 'SIGINT') },
      );
      return { ...ended, folder };
    });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(Object.entries(STOPPED))('while %s', async (what, { ms }) => {
    const { code, signal, seconds, folder } = await stopped.get(what)!;
    expect([code, signal]).toEqual([130, null]);
    expect(seconds).toBeLessThan(ms / 1000 + 3);
    expect(filesIn(folder)).toEqual(['design.js']);
  });

  it('while writing', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'design.js'), MANY);
    mkdirSync(join(folder, 'out'));
    const { code } = await fabcommons(['build', 'design.js', '--format', 'stl'], {
      cwd: folder,
      watch: whenWriting(join(folder, 'out'), 'SIGINT'),
    });
    // All or nothing: the signal may come when the last file has its name already.
    expect([0, 130]).toContain(code);
    expect(filesIn(join(folder, 'out'))).toHaveLength(code === 0 ? MANY_FILES : 0);
  });

  it('and says so in the document', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'design.js'), ENDLESS);
    const { code, json } = await document(['build', 'design.js'], {
      cwd: folder,
      watch: after(3000, 'SIGINT'),
    });
    expect([code, json['problems'][0].code]).toEqual([130, 'job-interrupted']);
  });
});

it('kill -9 while writing leaves no product half-written', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'design.js'), MANY);
  mkdirSync(join(folder, 'out'));
  const words = ['build', 'design.js', '--format', 'stl'];
  const killed = await fabcommons(words, {
    cwd: folder,
    watch: whenWriting(join(folder, 'out'), 'SIGKILL'),
  });
  const left = filesIn(join(folder, 'out'));
  const whole = await document([...words, '--out', 'whole'], { cwd: folder });
  expect(whole.code).toBe(0);
  if (killed.code === 0) expect(left).toHaveLength(MANY_FILES);
  for (const name of left.filter((each) => !/^\.fabcommons-.*\.tmp$/.test(each)))
    expect(
      readFileSync(join(folder, 'out', name)).equals(readFileSync(join(folder, 'whole', name))),
    ).toBe(true);
});

describe('a place that cannot be written is told, and nothing is left', () => {
  const isRoot = process.getuid?.() === 0;

  const refused = async (folder: string, out: string, reason: RegExp) => {
    const words = ['build', 'block.js', '--format', 'stl,obj', '--out', out];
    const { code, json } = await document(words, { cwd: folder });
    expect(code).toBe(1);
    expect(json['problems'].at(-1)).toMatchObject({ code: 'cli-cannot-write', severity: 'error' });
    expect(json['problems'].at(-1).message).toMatch(reason);
    expect(json['outputs']).toEqual([]);
  };

  it('a file where the folder should be, a folder where the file should be', async () => {
    const folder = withBlock();
    writeFileSync(join(folder, 'taken'), 'x');
    await refused(folder, 'taken', /a file stands where a folder is needed/);
    await refused(folder, 'taken/deeper', /a file stands where a folder is needed/);
    mkdirSync(join(folder, 'out/block.obj'), { recursive: true });
    await refused(folder, 'out', /a folder with that name is there/);
    expect(filesIn(join(folder, 'out'))).toEqual([]);
    expect(filesIn(folder)).toEqual(['block.js', 'taken']);
  });

  it('/proc, /dev/null', async () => {
    const folder = withBlock();
    await refused(folder, '/dev/null', /Cannot write/);
    await refused(folder, '/proc/1/none', /Cannot write/);
  });

  it.skipIf(isRoot)('a folder without permission', async () => {
    const folder = withBlock();
    mkdirSync(join(folder, 'out'));
    chmodSync(join(folder, 'out'), 0o500);
    await refused(folder, 'out', /no permission/);
  });

  it('a full disk', async ({ skip }) => {
    const folder = withBlock();
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', disk]);
    if (mounted.status !== 0) skip('a small disk cannot be mounted here: needs root');
    onTestFinished(() => void spawnSync('umount', ['-l', disk]));
    const words = ['build', 'block.js', ...DRAFT, '--out', 'disk'];
    const { code, json } = await document(words, { cwd: folder });
    expect([code, json['problems'].at(-1).code]).toEqual([1, 'cli-cannot-write']);
    expect(json['problems'].at(-1).message).toMatch(/block\.gcode: the disk is full/);
    expect(filesIn(disk)).toEqual([]);
  });

  it.runIf(existsSync('/dev/full'))('a full disk that the document goes to', async () => {
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const { code, stderr } = await fabcommons(['printers', '--json'], { stdout: full });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error Cannot write the output/);
  });
});

it('a reader that goes away ends it quietly', () => {
  const main = join(import.meta.dirname, '../../dist/cli/main.js');
  const line = `"${process.execPath}" "${main}" settings --json | head -c 10 >/dev/null`;
  const { stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  expect(stderr).toBe('');
});

it('two builds at once into one folder both end well', async () => {
  const folder = withBlock();
  const words = ['build', 'block.js', ...DRAFT];
  const ended = await Promise.all([1, 2, 3].map(() => document(words, { cwd: folder })));
  for (const { code, json } of ended) {
    expect(code).toBe(0);
    expect(json['outputs']).toEqual(ended[0]!.json['outputs']);
  }
  expect(filesIn(join(folder, 'out'))).toEqual(['block.3mf', 'block.gcode', 'block.stl']);
  expect((await document(['check', 'out/block.gcode'], { cwd: folder })).code).toBe(0);
});
