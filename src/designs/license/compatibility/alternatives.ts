// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type parse from 'spdx-expression-parse';
import { readExpression } from '../spdx.ts';

/** A license with its exception as one text, `Apache-2.0 WITH SHL-2.1`; GNU ids end in -only or -or-later. */
export type LicenseId = string;

/** More ways to choose than any honest expression has. */
const MAX_ALTERNATIVES = 64;
const GNU = /^(A?GPL-[13]\.0|L?GPL-[23]\.0|GPL-[12]\.0|LGPL-2\.[01])(-only|-or-later)?$/;

/**
 * An SPDX expression as the choices it offers, each a set of licenses that hold together:
 * its disjunctive normal form. Undefined when it is no expression or offers too many choices.
 *
 * `licenseAlternatives('MIT AND (ISC OR GPL-2.0+)')` is
 * `[['MIT', 'ISC'], ['MIT', 'GPL-2.0-or-later']]`.
 */
export const licenseAlternatives = (
  expression: string,
): readonly (readonly LicenseId[])[] | undefined => {
  const tree = readExpression(expression);
  return tree && alternativesOf(tree);
};

const alternativesOf = (tree: parse.Info): readonly (readonly LicenseId[])[] | undefined => {
  if (!('conjunction' in tree)) return [[idOf(tree)]];
  const left = alternativesOf(tree.left);
  const right = alternativesOf(tree.right);
  if (!left || !right) return undefined;
  const count = tree.conjunction === 'or' ? left.length + right.length : left.length * right.length;
  if (count > MAX_ALTERNATIVES) return undefined;
  if (tree.conjunction === 'or') return [...left, ...right];
  return left.flatMap((a) => right.map((b) => [...new Set([...a, ...b])]));
};

const idOf = ({ license, plus, exception }: parse.LicenseInfo): LicenseId => {
  const gnu = GNU.exec(license);
  const later = plus === true || gnu?.[2] === '-or-later';
  const id = gnu
    ? `${gnu[1]!}-${later ? 'or-later' : 'only'}`
    : `${license}${plus === true ? '+' : ''}`;
  return exception === undefined ? id : `${id} WITH ${exception}`;
};
