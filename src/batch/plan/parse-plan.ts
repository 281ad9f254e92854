// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parse as parseToml } from 'smol-toml';
import type { core } from 'zod';
import { didYouMean } from '../../shared/nearest-name.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { planFile, type PlanFile } from './plan-file.ts';

/**
 * A plan from the text of its file, TOML or JSON. Problems: `batch-plan-syntax` with line and
 * column; `batch-plan-shape` for each value that is not as expected, with the way to it.
 */
export const parsePlan = (text: string, file: string): Outcome<PlanFile> => {
  const parsed = parseText(text, file);
  if (!parsed.ok) return parsed;
  const read = planFile.safeParse(parsed.value);
  if (read.success) return success(read.data);
  return failure(...read.error.issues.map((issue) => problemOf(issue, parsed.value, file)));
};

const parseText = (text: string, file: string): Outcome<unknown> => {
  const isJson = text.trimStart().startsWith('{');
  try {
    return success(isJson ? (JSON.parse(text) as unknown) : parseToml(text));
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message.split('\n')[0]! : String(thrown);
    const { line, column } = thrown as { line?: unknown; column?: unknown };
    const at = typeof line === 'number' && typeof column === 'number' ? { line, column } : {};
    return failure(
      error('batch-plan-syntax', `Expected ${isJson ? 'JSON' : 'TOML'}: ${message}`, {
        hint: 'A plan begins with designs = ["folder/*"]; docs/batch.md has an example.',
        where: { file, ...at },
      }),
    );
  }
};

const problemOf = (issue: core.$ZodIssue, document: unknown, file: string): Problem => {
  const way = issue.path.map(String).join('.') || 'the plan';
  const found = show(at(document, issue.path));
  const refuse = (expected: string, hint = HINT): Problem =>
    error('batch-plan-shape', `${way}: expected ${expected}, found ${found}.`, {
      hint,
      where: { file },
    });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const known = keysAt(issue.path);
      const place = issue.path.length === 0 ? '' : `${way}.`;
      return error(
        'batch-plan-shape',
        `${place}${key}: expected one of ${known.join(', ')}, found a key of another name.`,
        { hint: didYouMean(key, known), where: { file } },
      );
    }
    case 'invalid_value':
      return refuse(
        `one of ${issue.values.map(String).join(', ')}`,
        didYouMean(String(at(document, issue.path)), issue.values.map(String)),
      );
    case 'invalid_type':
      return refuse(issue.expected === 'record' ? 'a table' : `a value of type ${issue.expected}`);
    case 'too_small':
      return refuse(`at least ${issue.minimum}`);
    case 'too_big':
      return refuse(`at most ${issue.maximum}`);
    case 'invalid_union':
      return refuse(
        UNIONS[String(issue.path[2] ?? issue.path[0])] ?? 'a text, a number or a switch',
      );
    default:
      return refuse(issue.message);
  }
};

const HINT = 'docs/batch.md explains every key.';

/** What the keys that take more than one kind of value take. */
const UNIONS: Readonly<Record<string, string>> = {
  designs: 'a text or a list of texts like ["designs-library/*", "ada/hook@^1.2"]',
  each: 'a list of values or a range like { from = 2, to = 8, step = 2 }',
  where: 'a condition or a list of them like "width > 2 * wall"',
  orient: 'auto, keep or three angles like [90, 0, 0]',
};

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['title', 'designs', 'sets', 'fabricators', 'formats', 'output', 'on_failure', 'retries'],
  sets: ['name', 'designs', 'values', 'each', 'table', 'where', 'parts', 'scale', 'orient'],
  fabricators: ['name', 'printer', 'material', 'process', 'set'],
};

const keysAt = (path: readonly PropertyKey[]): readonly string[] =>
  path.length > 2 ? ['from', 'to', 'step'] : (KEYS[String(path[0] ?? '')] ?? []);

const at = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (place, key) => (typeof place === 'object' && place !== null ? place[key as never] : undefined),
    document,
  );

const show = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 60);
