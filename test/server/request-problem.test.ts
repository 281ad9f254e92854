// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/server/config.ts';
import { requestProblem } from '../../src/server/request-problem.ts';

const toldOf = (schema: z.ZodType, value: unknown): readonly string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(
    (issue) => requestProblem('body', issue).message,
  );

describe('what is wrong with a request', () => {
  const told: readonly (readonly [string, z.ZodType, unknown, string])[] = [
    [
      'a field of another type',
      z.object({ design: z.string() }),
      { design: 5 },
      'body design: expected string, found number',
    ],
    [
      'a field that is missing',
      z.object({ design: z.string() }),
      {},
      'body design: expected string, found none',
    ],
    [
      'a number that is none',
      z.object({ page: z.coerce.number() }),
      { page: 'abc' },
      'body page: expected number, found no number',
    ],
    ['a whole body of another kind', z.object({}), [], 'body: expected object, found array'],
    [
      'one of a few',
      z.object({ sort: z.enum(['newest', 'title', '']) }),
      { sort: 'z' },
      'body sort: expected "newest" or "title", found another value',
    ],
    [
      'too much',
      z.object({ page: z.number().max(9) }),
      { page: 10 },
      'body page: expected at most 9, found more',
    ],
    [
      'too short a text',
      z.object({ label: z.string().min(1) }),
      { label: '' },
      'body label: expected at least 1 character, found less',
    ],
    [
      'fields that nobody reads',
      z.strictObject({}),
      { a: 1, b: 2 },
      'body: expected only fields that the description of the API has, found "a" and "b"',
    ],
  ];
  test.each(told)('is told as expected and found: %s', (_what, schema, value, message) => {
    expect(toldOf(schema, value)).toEqual([message]);
  });
});

test('what is wrong with the environment is told in the same words, with what was found', () => {
  const told = readConfig({ PORT: 'abc' }).problems.map(({ message }) => message);
  expect(told).toEqual(['environment variable PORT: expected number, found "abc"']);
});
