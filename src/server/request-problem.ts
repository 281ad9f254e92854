// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { z } from 'zod';
import { error, type Problem } from '../shared/problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a part of a request, in the words of every Problem: an unknown sort gives
 * `query sort: expected "newest" or "title", found another value`.
 */
export const requestProblem = (part: 'params' | 'query' | 'body', issue: Issue): Problem => {
  const place = [part === 'params' ? 'address' : part, issue.path.join('.')].join(' ').trim();
  return error('request-invalid', `${place}: ${issueWords(issue)}`);
};

/** `expected …, found …` of what a schema refused. */
export const issueWords = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      // Zod keeps what it found out of the issue, and says it in its message.
      return `expected ${issue.expected}, found ${foundIn(issue.message)}`;
    case 'invalid_value':
      return `expected ${listed(issue.values.filter((value) => value !== ''))}, found another value`;
    case 'too_big':
      return `expected at most ${amount(issue.origin, issue.maximum)}, found more`;
    case 'too_small':
      return `expected at least ${amount(issue.origin, issue.minimum)}, found less`;
    case 'unrecognized_keys':
      return `expected only fields that the description of the API has, found ${listed(issue.keys, 'and')}`;
    default:
      return issue.message;
  }
};

const foundIn = (message: string): string => {
  const found = /received (.+)$/.exec(message)?.[1] ?? 'another value';
  return found === 'undefined' ? 'none' : found === 'NaN' ? 'no number' : found;
};

const amount = (origin: string, limit: number | bigint): string =>
  origin === 'string'
    ? counted(limit, 'character')
    : origin === 'array'
      ? counted(limit, 'value')
      : String(limit);

const counted = (count: number | bigint, one: string): string =>
  `${count} ${one}${Number(count) === 1 ? '' : 's'}`;

const listed = (values: readonly unknown[], last = 'or'): string => {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.length < 2
    ? texts.join('')
    : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;
};
