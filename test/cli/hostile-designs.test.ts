// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTurns } from '../in-turns.ts';
import { document, fabcommons, filesIn, scratch } from './fabcommons.ts';
import { HOSTILE, type Hostile } from './hostile-designs.ts';

const all = Object.values(HOSTILE);
const stopped = all.filter(({ ends }) => ends === 'at its deadline');
/**
 * One begins after the other. Those that only burn time until their deadline, seconds from the ten, burn
 * it together; after them a core for each lane: what is killed from outside comes near to ten seconds
 * by itself, so only quick designs run beside it.
 */
const TURNS = [
  stopped.map((design) => [design]),
  [
    all.filter(({ ends }) => ends === 'when it is killed'),
    all.filter(({ ends }) => ends === undefined),
  ],
];

/** Builds a hostile design in a folder of its own, which is left for the test to look into. */
const buildHostile = async (root: string, { source }: Hostile) => {
  const folder = mkdtempSync(join(root, 'design-'));
  writeFileSync(join(folder, 'design.js'), source);
  const run = { cwd: folder, env: { TMPDIR: folder } };
  return { folder, ended: await document(['build', 'design.js'], run) };
};

describe('a design with', () => {
  let root: string;
  let built: ReadonlyMap<Hostile, ReturnType<typeof buildHostile>>;
  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'fabcommons-hostile-')));
    built = inTurns(TURNS, (design) => buildHostile(root, design));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(Object.entries(HOSTILE))(
    '%s is told in under ten seconds, and nothing is written',
    async (_, design) => {
      const { code, line, column, message } = design;
      const { folder, ended } = await built.get(design)!;
      expect(ended.code).toBe(1);
      expect(ended.seconds).toBeLessThan(10);
      const errors = ended.json['problems'].filter(
        ({ severity }: { severity: string }) => severity === 'error',
      );
      expect(errors).toHaveLength(1);
      const [problem] = errors;
      expect(problem.code).toMatch(new RegExp(`^${code}`));
      expect(problem.message).toMatch(message ?? /./);
      if (line !== undefined) expect(problem.where).toMatchObject({ file: 'design.js', line });
      if (column !== undefined) expect(problem.where.column).toBe(column);
      expect(filesIn(folder)).toEqual(['design.js']);
    },
  );
});

const told = async (source: string) => {
  const folder = scratch();
  writeFileSync(join(folder, 'design.js'), source);
  return fabcommons(['build', 'design.js', '--format', 'stl'], { cwd: folder });
};

describe('what a design says cannot steer the terminal', () => {
  const STEERING = '\\x1b[2J\\x1b]0;owned\\x07\\u009b31m\\u202e\\r';
  // eslint-disable-next-line no-control-regex
  const steers = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/;

  it('in an exception', async () => {
    const { stderr, code } = await told(
      `module.exports = { main() { throw new Error('${STEERING}\\nerror All is lost [fake]') } }`,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('owned');
    expect(stderr).not.toMatch(steers);
    expect(stderr).not.toMatch(/^error All is lost/m);
  });

  it('on the console, in a name, in a title', async () => {
    const { stdout, stderr, code } = await told(
      `// title: x\x1b[2Jy\nmodule.exports = { main() { console.log('${STEERING}'); return Object.assign(require('@jscad/modeling').primitives.cube(), { name: '${STEERING}' }) } }`,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('owned');
    expect(stdout + stderr).not.toMatch(steers);
  });

  it('in the caption of a parameter', async () => {
    const folder = scratch();
    writeFileSync(
      join(folder, 'design.js'),
      `module.exports = { main() {}, getParameterDefinitions: () => [{ name: 'a', type: 'text', initial: '${STEERING}', caption: '${STEERING}\\nb' }] }`,
    );
    const { stdout, stderr, code } = await fabcommons(['params', 'design.js'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('owned');
    expect(stdout + stderr).not.toMatch(steers);
  });
});
