// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { didYouMean } from '../../shared/nearest-name.ts';

export type TemplateValue = number | boolean | string | readonly number[];

/** What placeholders may stand for. */
export type TemplateContext = Readonly<Record<string, TemplateValue>>;

export type Evaluated =
  | { readonly ok: true; readonly value: TemplateValue }
  | { readonly ok: false; readonly message: string; readonly hint?: string };

const TOKEN =
  /\s*(?:(\d+\.?\d*|\.\d+)|([a-z_]\w*)|"([^"]*)"|(==|!=|<=|>=|&&|\|\||[-+*/%<>!()[\],]))/iy;
const DEEPEST = 60;

const FUNCTIONS: Readonly<Record<string, (...numbers: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  round: Math.round,
  floor: Math.floor,
  ceil: Math.ceil,
  int: Math.trunc,
  abs: Math.abs,
};

/** From loosest to tightest; `not` and `!` bind tighter than all. */
const LEVELS: readonly (readonly string[])[] = [
  ['or', '||'],
  ['and', '&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

type Token = { readonly kind: 'number' | 'name' | 'text' | 'sign'; readonly text: string };

interface Reader {
  readonly tokens: readonly Token[];
  readonly context: TemplateContext;
  at: number;
  depth: number;
  failed: { message: string; hint?: string } | undefined;
}

/**
 * The value of an expression of a template: numbers, "text", placeholders, `a[0]`, `+ - * / %`,
 * comparisons, `and or not`, and the functions min max round floor ceil int abs. In a part that is
 * not printed (`live` false) names and syntax are still checked, values are not.
 */
export const evaluate = (source: string, context: TemplateContext, live = true): Evaluated => {
  const tokens = tokenize(source);
  if (typeof tokens === 'string') return { ok: false, message: tokens };
  const reader: Reader = { tokens, context, at: 0, depth: 0, failed: undefined };
  const value = readLevel(reader, 0);
  const rest = reader.tokens[reader.at];
  if (rest !== undefined) fail(reader, `expected an operator, found ${rest.text}`);
  if (live && typeof value === 'number' && !Number.isFinite(value)) {
    fail(reader, `${source.trim()} is no finite number`);
  }
  return reader.failed === undefined ? { ok: true, value } : { ok: false, ...reader.failed };
};

export const isTrue = (value: TemplateValue): boolean =>
  typeof value === 'string' ? value !== '' && value !== '0' : Boolean(value);

const tokenize = (source: string): Token[] | string => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) return `did not understand ${JSON.stringify(text.slice(from, from + 20))}`;
    const [, number, name, quoted, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else tokens.push({ kind: 'sign', text: sign! });
  }
  return tokens.length === 0 ? 'expected an expression, found nothing' : tokens;
};

const fail = (reader: Reader, message: string, hint?: string): TemplateValue => {
  reader.failed ??= hint === undefined ? { message } : { message, hint };
  return 0;
};

const accept = (reader: Reader, ...texts: readonly string[]): string | undefined => {
  const token = reader.tokens[reader.at];
  if (token === undefined || token.kind === 'text' || !texts.includes(token.text)) return undefined;
  reader.at++;
  return token.text;
};

const readLevel = (reader: Reader, level: number): TemplateValue => {
  const operators = LEVELS[level];
  if (operators === undefined) return readUnary(reader);
  let left = readLevel(reader, level + 1);
  for (;;) {
    const operator = accept(reader, ...operators);
    if (operator === undefined) return left;
    left = apply(reader, operator, left, readLevel(reader, level + 1));
  }
};

const readUnary = (reader: Reader): TemplateValue => {
  const sign = accept(reader, '-', '+', '!', 'not');
  if (sign === undefined) return readAtom(reader);
  if (++reader.depth > DEEPEST) return fail(reader, 'the expression is nested too deeply');
  const value = readUnary(reader);
  reader.depth--;
  if (sign === '!' || sign === 'not') return !isTrue(value);
  return sign === '-' ? -asNumber(reader, value) : asNumber(reader, value);
};

const readAtom = (reader: Reader): TemplateValue => {
  const token = reader.tokens[reader.at];
  if (token === undefined) return fail(reader, 'expected a value, found the end');
  if (accept(reader, '(') !== undefined) return readList(reader)[0]!;
  reader.at++;
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'text') return token.text;
  if (token.kind === 'sign') return fail(reader, `expected a value, found ${token.text}`);
  return readName(reader, token.text);
};

const readName = (reader: Reader, name: string): TemplateValue => {
  if (name === 'true' || name === 'false') return name === 'true';
  if (Object.hasOwn(FUNCTIONS, name) && accept(reader, '(') !== undefined) {
    return FUNCTIONS[name]!(...readList(reader).map((value) => asNumber(reader, value)));
  }
  if (!Object.hasOwn(reader.context, name)) {
    const hint = didYouMean(name, Object.keys(reader.context));
    return fail(reader, `expected a placeholder, found the unknown name "${name}"`, hint);
  }
  const value = reader.context[name]!;
  if (accept(reader, '[') === undefined) return value;
  const index = asNumber(reader, readLevel(reader, 0));
  if (accept(reader, ']') === undefined) return fail(reader, 'expected ]');
  // One extruder: any index of a plain value is the value.
  return typeof value === 'object'
    ? (value[index] ?? fail(reader, `${name} has no part ${index}`))
    : value;
};

/** Values between parentheses, the first of which is open already. */
const readList = (reader: Reader): TemplateValue[] => {
  if (++reader.depth > DEEPEST) return [fail(reader, 'the expression is nested too deeply')];
  const values = [readLevel(reader, 0)];
  while (accept(reader, ',') !== undefined) values.push(readLevel(reader, 0));
  if (accept(reader, ')') === undefined) fail(reader, 'expected )');
  reader.depth--;
  return values;
};

const asNumber = (reader: Reader, value: TemplateValue): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  fail(reader, `expected a number, found ${JSON.stringify(value)}`);
  return 0;
};

const apply = (
  reader: Reader,
  operator: string,
  left: TemplateValue,
  right: TemplateValue,
): TemplateValue => {
  if (operator === 'or' || operator === '||') return isTrue(left) || isTrue(right);
  if (operator === 'and' || operator === '&&') return isTrue(left) && isTrue(right);
  if (typeof left === 'string' && typeof right === 'string') {
    if (operator === '==') return left === right;
    if (operator === '!=') return left !== right;
    if (operator === '+') return left + right;
  }
  const a = asNumber(reader, left);
  const b = asNumber(reader, right);
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a % b;
  }
};
