// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';

/** Whether a row of values is wanted. Throws `UnknownName` where it names none of them. */
export type Condition = (values: Readonly<Record<string, unknown>>) => boolean;

/** A condition named a value that the row does not have. */
export class UnknownName extends Error {}

type Term = (values: Readonly<Record<string, unknown>>) => unknown;

/**
 * A condition like `width > 2 * wall && shape == "round"`: names, numbers, texts in quotes, true and
 * false, `( )`, `* / %`, `+ -`, `< <= > >=`, `== !=`, `&&`, `||`, `!`, with the precedence of
 * JavaScript. It can call nothing. Problem: `batch-where-syntax` with what stands where.
 */
export const parseCondition = (text: string, file: string): Outcome<Condition> => {
  try {
    const term = new Parser(text).whole();
    return success((values) => term(values) === true);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return failure(
      error('batch-where-syntax', `where: ${thrown.message} in ${JSON.stringify(text)}.`, {
        hint: 'Write a condition like "width > 2 * wall".',
        where: { file },
      }),
    );
  }
};

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|([\p{L}_$][\p{L}\p{N}_$.-]*)|(&&|\|\||[=!<>]=|[-+*/%<>!()]))/uy;

/** Operators from the loosest to the tightest. */
const LEVELS = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
] as const;

/** Deep enough for anything a person writes. */
const DEEPEST = 50;

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    const end = text.trimEnd().length;
    while (TOKEN.lastIndex < end) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (match === null)
        throw new SyntaxError(`expected a word, found "${text.slice(from, end)}"`);
      tokens.push(match[0].trim());
    }
    this.#tokens = tokens;
  }

  whole(): Term {
    const term = this.#level(0);
    if (this.#at < this.#tokens.length)
      throw new SyntaxError(`expected the end, found "${this.#tokens[this.#at]}"`);
    return term;
  }

  #level(level: number): Term {
    const operators = LEVELS[level] as readonly string[] | undefined;
    if (operators === undefined) return this.#single();
    let left = this.#level(level + 1);
    for (let word = this.#tokens[this.#at]; word !== undefined; word = this.#tokens[this.#at]) {
      if (!operators.includes(word)) break;
      this.#at++;
      left = joined(word, left, this.#level(level + 1));
    }
    return left;
  }

  #single(): Term {
    const word = this.#tokens[this.#at++];
    if (word === undefined) throw new SyntaxError('expected more, found the end');
    if (++this.#depth > DEEPEST) throw new SyntaxError('expected fewer signs within signs');
    try {
      if (word === '(') {
        const term = this.#level(0);
        if (this.#tokens[this.#at++] !== ')') throw new SyntaxError('expected )');
        return term;
      }
      if (word === '!' || word === '-') {
        const term = this.#single();
        return word === '!' ? (values) => term(values) !== true : (values) => -number(term(values));
      }
      return leaf(word);
    } finally {
      this.#depth--;
    }
  }
}

const leaf = (word: string): Term => {
  if (/^[\d.]/.test(word)) return () => Number(word);
  if (/^["']/.test(word)) return () => word.slice(1, -1);
  if (word === 'true' || word === 'false') return () => word === 'true';
  if (!/^[\p{L}_$]/u.test(word)) throw new SyntaxError(`expected a value, found "${word}"`);
  return (values) => {
    if (!Object.hasOwn(values, word)) throw new UnknownName(word);
    return plain(values[word]);
  };
};

/** Fields of a CSV file are texts: what reads as a number is one. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'string' || value.trim() === '') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return Number.isFinite(Number(value)) ? Number(value) : value;
};

const number = (value: unknown): number => (typeof value === 'number' ? value : NaN);

const joined = (operator: string, left: Term, right: Term): Term => {
  switch (operator) {
    case '||':
      return (values) => left(values) === true || right(values) === true;
    case '&&':
      return (values) => left(values) === true && right(values) === true;
    case '==':
      return (values) => left(values) === right(values);
    case '!=':
      return (values) => left(values) !== right(values);
    default: {
      const compute = ARITHMETIC[operator]!;
      return (values) => compute(number(left(values)), number(right(values)));
    }
  }
};

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => unknown>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};
