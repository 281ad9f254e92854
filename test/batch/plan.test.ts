// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../src/batch/plan/condition.ts';
import { expandSet } from '../../src/batch/plan/expand-set.ts';
import { findCollision } from '../../src/batch/plan/find-collision.ts';
import { findDesigns } from '../../src/batch/plan/find-designs.ts';
import { checkTemplate, outputPath, PLACEHOLDERS } from '../../src/batch/plan/output-path.ts';
import { parseCsv } from '../../src/batch/plan/parse-csv.ts';
import { parsePlan } from '../../src/batch/plan/parse-plan.ts';
import { parseTable } from '../../src/batch/plan/parse-table.ts';
import { planFile } from '../../src/batch/plan/plan-file.ts';
import type { Variant } from '../../src/batch/plan/plan.ts';
import { parseQuery } from '../../src/batch/plan/search-query.ts';
import { codesOf, temporaryFolder, valueOf } from '../designs/library/samples.ts';

const setOf = (set: object) =>
  planFile.parse({ designs: 'x', sets: [{ name: 's', ...set }] }).sets[0]!;
const namesOf = (set: object, table?: readonly object[]) =>
  valueOf(expandSet(setOf(set), table as never, 'plan.toml')).map(({ name }) => name);

describe('what is wrong with a plan is told with its key, what was found and what to do', () => {
  it.each([
    ['designs = 3', 'designs', '3'],
    ['designs = ["a"]\nformat = ["stl"]', 'format', 'another name', 'formats'],
    ['designs = ["a"]\nformats = ["stll"]', 'formats.0', '"stll"', 'stl'],
    ['designs = ["a"]\non_failure = "halt"', 'on_failure', '"halt"'],
    [
      'designs = ["a"]\n[[sets]]\nname = "s"\neach = { w = { from = 1, to = 2, step = 0 } }',
      'sets.0.each.w.step',
    ],
    [
      'designs = ["a"]\n[[fabricators]]\nprinters = "mk4"',
      'fabricators.0.printers',
      'another name',
      'printer',
    ],
    ['designs = ["a"]\n[[sets]]\nname = "s"\neach = { w = 3 }', 'sets.0.each.w', '3'],
    ['title = "x"', 'designs', 'nothing'],
  ])('%s', (text, key, found = '', hint = '') => {
    const plan = parsePlan(text, 'plan.toml');
    expect(codesOf(plan)).toEqual(['batch-plan-shape']);
    const [problem] = plan.problems;
    expect(problem!.message.startsWith(`${key}:`)).toBe(true);
    expect(problem!.message).toContain(found);
    expect(problem!.hint).toContain(hint);
    expect(problem!.where).toEqual({ file: 'plan.toml' });
  });

  it('a broken text with its line and column', () => {
    const plan = parsePlan('designs = ["a"]\nformats = [', 'plan.toml');
    expect(plan.problems[0]).toMatchObject({ code: 'batch-plan-syntax', where: { line: 2 } });
  });

  it('JSON says the same as TOML', () => {
    const json = parsePlan(
      '{"designs": ["a"], "sets": [{"name": "s", "each": {"w": [1, 2]}}]}',
      'p',
    );
    const toml = parsePlan('designs = ["a"]\n[[sets]]\nname = "s"\neach = { w = [1, 2] }', 'p');
    expect(valueOf(json)).toEqual(valueOf(toml));
  });
});

describe('the rows of a set', () => {
  it('are every combination that meets the conditions', () => {
    const each = { width: [10, 20], wall: { from: 1, to: 2, step: 0.5 } };
    expect(namesOf({ each, where: ['wall * 10 <= width', 'wall != 1.5'] })).toEqual([
      's-width-10-wall-1',
      's-width-20-wall-1',
      's-width-20-wall-2',
    ]);
  });

  it('are those of the table, with the names it gives', () => {
    const table = valueOf(parseTable('variant,width\nsmall,3\n"large, long",5\n', 't.csv'));
    expect(namesOf({ where: 'width > 2' }, table)).toEqual(['s-small', 's-large, long']);
    const [row] = valueOf(expandSet(setOf({}), table, 'p'));
    expect(row!.values).toEqual({ width: '3' });
  });

  it.each([
    [{ each: { a: { from: 0, to: 1e6 } } }, 'batch-too-many-rows'],
    [{ each: { a: { from: 2, to: 1 } } }, 'batch-range'],
    [{ values: { a: 1 }, where: 'b > 1' }, 'batch-where-name'],
    [{ values: { a: 1 }, where: 'a > 1' }, 'batch-set-empty'],
    [{ values: { a: 1 }, where: 'a > ' }, 'batch-where-syntax'],
    [{ values: { a: 1 }, where: 'constructor("x")' }, 'batch-where-syntax'],
  ])('%j is %s', (set, code) => {
    expect(codesOf(expandSet(setOf(set), undefined, 'p'))).toEqual([code]);
  });

  it('a condition computes as JavaScript does', () => {
    const numbers = fc.integer({ min: 1, max: 9 });
    const operator = fc.constantFrom('+', '-', '*', '/', '%');
    const compare = fc.constantFrom('<', '<=', '>', '>=');
    const term = fc.array(fc.tuple(operator, numbers), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(numbers, term, compare, numbers, (first, more, sign, last) => {
        const text = `${more.reduce((sofar, [op, n]) => `${sofar} ${op} ${n}`, String(first))} ${sign} ${last}`;
        const expected = (0, eval)(text) as boolean;
        expect(valueOf(parseCondition(text, 'p'))({})).toBe(expected);
      }),
    );
  });
});

it('CSV fields come back whatever is in them', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ') });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = [['x', 'y'], ...rows].map((row) => row.map(quoted).join(',')).join('\n');
      expect(parseCsv(text).slice(1)).toEqual(rows);
    }),
  );
});

describe('a path', () => {
  it('stays below the output folder and is one that any system takes, whatever designs are called', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '../..', '/etc', 'C:\\x', 'a/b', '\0'),
    );
    const words = fc.record(
      Object.fromEntries(PLACEHOLDERS.map((name) => [name, word])) as Record<
        (typeof PLACEHOLDERS)[number],
        typeof word
      >,
    );
    const template = '{author}/{slug}-{version}/{variant}/{fabricator}/x{file}';
    fc.assert(
      fc.property(words, (chosen) => {
        const path = outputPath(template, chosen);
        expect(normalize(path)).toBe(path);
        for (const part of path.split('/')) expect(part).toMatch(/^[^./\\:\p{Cc}][^/\\:\p{Cc}]*$/u);
      }),
    );
  });

  it.each([
    '/etc/{file}',
    '../{file}',
    'a/../{file}',
    'C:\\{file}',
    '{slug}',
    '{fil}',
    'a{/{file}',
    '.x/{file}',
  ])('is not made from %s', (template) =>
    expect(codesOf(checkTemplate(template, 'p'))).toEqual(['batch-output-template']),
  );

  it('belongs to one file', () => {
    const variant = (slug: string, name: string): Variant =>
      ({ design: { slug, manifest: { version: '1.0.0' } }, row: { name } }) as unknown as Variant;
    const work = (output: string) => ({
      ...{ title: '', unreadable: [], fabricators: [], formats: ['stl'], output },
      onFailure: { then: 'continue', retries: 0 } as const,
      variants: [variant('clip', 'small'), variant('clip', 'Small')],
    });
    expect(findCollision(work('{slug}/{variant}/{file}'), 'p')?.code).toBe(
      'batch-output-collision',
    );
    const two = { ...work('{variant}/{file}'), variants: [variant('a', 's'), variant('b', 's')] };
    expect(findCollision(two, 'p')).toBeUndefined();
  });
});

it('a query has words and facets', () => {
  expect(parseQuery('cable clip license:CC0-1.0 tag:a tag:b')).toEqual({
    words: 'cable clip',
    facets: { license: ['CC0-1.0'], tag: ['a', 'b'] },
  });
});

describe('the designs of a plan', () => {
  const noLibrary = () => Promise.reject(new Error('no library was needed'));
  const designsIn = async (folder: string): Promise<void> => {
    for (const slug of ['hook', 'clip', '.hidden', 'notes']) {
      await mkdir(join(folder, slug));
      const name = slug === 'notes' ? 'README.md' : 'design.js';
      await writeFile(join(folder, slug, name), 'module.exports = { main: () => [] }');
    }
  };

  it('are those of a folder, of a pattern, of a path, each once and in order', async () => {
    const folder = await temporaryFolder();
    await designsIn(folder);
    const found = valueOf(
      await findDesigns(['.', '*ok', '**/design.js', 'clip'], folder, noLibrary),
    );
    expect(found.designs.map(({ design }) => design.slug)).toEqual(['clip', 'hook']);
    expect(found.unreadable).toEqual([]);
  });

  it('that cannot be read stop no other; a pattern that finds none is told', async () => {
    const folder = await temporaryFolder();
    await designsIn(folder);
    const found = valueOf(await findDesigns(['clip', 'nowhere.js'], folder, noLibrary));
    expect(found.designs).toHaveLength(1);
    expect(found.unreadable).toMatchObject([{ word: join(folder, 'nowhere.js') }]);
    expect(codesOf(await findDesigns(['x*'], folder, noLibrary))).toEqual(['batch-no-designs']);
  });
});
