// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterValues } from '../../designs/parameters/schema.ts';
import type { Budgets, LoadedDesign } from '../../pipeline/evaluate/evaluator.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import { drawShape } from './draw-shape.ts';
import { measureShapes } from './measure-shapes.ts';
import type { Part } from './messages.ts';

/** Somebody looks on: less than a build may spend, so that a design that hangs is told soon. */
export const LIVE_BUDGETS: Partial<Budgets> = { timeMs: 5_000, kernelBytes: 1024 * 1024 * 1024 };

/** Runs a loaded design, which serves this once, and makes ready what a page shows of it. */
export const runPart = async (
  loaded: LoadedDesign,
  values: ParameterValues,
): Promise<Outcome<Part>> => {
  try {
    const evaluated = await loaded.run(values);
    if (!evaluated.ok) return evaluated;
    const { shapes, log } = evaluated.value;
    const part = { drawings: shapes.map(drawShape), measures: measureShapes(shapes), log };
    return success(part, evaluated.problems);
  } finally {
    loaded.dispose();
  }
};
