// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/uy;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/**
 * Where `text` (RFC 8259) stops being JSON: the offset of the first word that does not fit, its
 * length when the end comes too early. `jsonErrorOffset('{"a": 1,}')` is `8`.
 */
export const jsonErrorOffset = (text: string): number => {
  const open: ('{' | '[')[] = [];
  let expected: Expected | 'end' = 'value';
  let at = skip(SPACE, text, 0);
  const after = (): Expected | 'end' => (open.length === 0 ? 'end' : ', or end');
  while (at < text.length) {
    const sign = text[at]!;
    let next = at + 1;
    if ((sign === ']' && open.at(-1) === '[') || (sign === '}' && open.at(-1) === '{')) {
      if (expected !== ', or end' && expected !== (sign === ']' ? 'value or ]' : 'key or }'))
        return at;
      open.pop();
      expected = after();
    } else if (expected === 'value' || expected === 'value or ]') {
      if (sign === '{' || sign === '[') {
        open.push(sign);
        expected = sign === '{' ? 'key or }' : 'value or ]';
      } else {
        next = skip(sign === '"' ? STRING : SCALAR, text, at);
        expected = after();
      }
    } else if (expected === 'key' || expected === 'key or }') {
      next = skip(STRING, text, at);
      expected = ':';
    } else if (expected === ':' && sign === ':') {
      expected = 'value';
    } else if (expected === ', or end' && sign === ',') {
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else return at;
    if (next === at) return at;
    at = skip(SPACE, text, next);
  }
  return text.length;
};

/** The offset behind what `pattern` takes at `at`; `at` itself when it takes nothing. */
const skip = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};
