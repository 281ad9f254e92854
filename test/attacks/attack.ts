// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Budgets } from '../../src/pipeline/evaluate/evaluator.ts';
import type { ParameterValues } from '../../src/designs/parameters/schema.ts';

/** A hostile design and how it must end. */
export interface Attack {
  readonly name: string;
  /** The code of its Problem, or `harmless`: it runs, and gains nothing. */
  readonly ends: string;
  /** Text of main.js, or files by path of which the first is the entry. */
  readonly source: string | Readonly<Record<string, string | Uint8Array>>;
  readonly budgets?: Partial<Budgets>;
  readonly values?: ParameterValues;
}

/** `name ⇒ end`, source, budgets: one row of a table. */
export const attack = (
  name: string,
  ends: string,
  source: Attack['source'],
  budgets?: Partial<Budgets>,
): Attack => ({ name, ends, source, ...(budgets && { budgets }) });

/** A design whose main is these statements, with the library in scope. */
export const main = (statements: string): string => `
const { booleans, expansions, extrusions, geometries, hulls, primitives, transforms } = require('@jscad/modeling')
const { union, subtract, intersect } = booleans
const { cube, cuboid, sphere, circle, square, polyhedron } = primitives
const { translate, rotate, scale } = transforms
module.exports.main = (parameters) => { ${statements} }
`;

/** Seconds are not needed to show that an endless thing is stopped. */
export const SOON = { timeMs: 300 };
export const SMALL = { memoryBytes: 48 * 1024 * 1024 };
