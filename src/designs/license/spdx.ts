// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import parse from 'spdx-expression-parse';
import licenseList from 'spdx-license-list';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { suggestLicense } from './suggest-license.ts';

const MAX_EXPRESSION = 500;
const OPERATORS = new Set(['AND', 'OR', 'WITH']);
const ID_BY_LOWER_CASE = new Map(Object.keys(licenseList).map((id) => [id.toLowerCase(), id]));

/** One license of an expression, with its exception. */
export interface LicenseTerm {
  readonly license: string;
  /** `+`: or any later version. */
  readonly orLater: boolean;
  readonly exception?: string;
}

/**
 * `text` as a normalized SPDX expression: known ids in SPDX's own letter case, operators in
 * capitals, single spaces. `LicenseRef-…` is valid.
 * Problem `manifest-license-not-spdx`, with the id that was probably meant as hint.
 *
 * `parseLicense('cc-by-sa-4.0 or mit')` has the value `'CC-BY-SA-4.0 OR MIT'`.
 */
export const parseLicense = (text: string): Outcome<string> => {
  const normalized = normalize(text);
  const parsed = readExpression(normalized);
  if (parsed) return success(normalized);
  const meant = suggestLicense(text);
  const found = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
  return failure(
    error(
      'manifest-license-not-spdx',
      `expected the short name of a license (SPDX) like CERN-OHL-S-2.0 or MIT, found ${found}`,
      {
        hint:
          meant === undefined
            ? 'all are listed at https://spdx.org/licenses/; for designs CERN-OHL-S-2.0 is a good choice'
            : `did you mean "${meant}"?`,
      },
    ),
  );
};

/** The licenses that a valid expression names, in the order of the text; empty when invalid. */
export const licenseTerms = (expression: string): readonly LicenseTerm[] => {
  const info = readExpression(expression);
  return info ? termsOf(info) : [];
};

const termsOf = (info: parse.Info): readonly LicenseTerm[] =>
  'conjunction' in info
    ? [...termsOf(info.left), ...termsOf(info.right)]
    : [
        {
          license: info.license,
          orLater: info.plus === true,
          ...(info.exception === undefined ? {} : { exception: info.exception }),
        },
      ];

const normalize = (text: string): string =>
  text
    .split(/([()])|\s+/u)
    .filter((token) => token !== undefined && token !== '')
    .map(normalizeToken)
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')');

const normalizeToken = (token: string): string => {
  const upper = token.toUpperCase();
  if (OPERATORS.has(upper)) return upper;
  const plus = token.endsWith('+') ? '+' : '';
  const id = ID_BY_LOWER_CASE.get(token.slice(0, token.length - plus.length).toLowerCase());
  return id === undefined ? token : id + plus;
};

/** The tree of a valid expression; undefined when it is none. Never throws. */
export const readExpression = (expression: string): parse.Info | undefined => {
  if (expression.length > MAX_EXPRESSION) return undefined;
  try {
    return parse(expression);
  } catch {
    return undefined;
  }
};
