// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Outcome } from '../../shared/problem.ts';
import { type Answer, json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { designAt, type KnownDesign } from '../known-design.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../route.ts';

export const designName = z.object({ author: z.string().max(100), slug: z.string().max(100) });

/** The answer for a design that is there. */
export const forDesign = async (
  { params: { author, slug } }: Pick<Call<z.output<typeof designName>>, 'params'>,
  { library }: Deps,
  work: (design: KnownDesign) => Promise<Answer>,
): Promise<Answer> => {
  const design = await designAt(library, author, slug);
  return design.ok ? work(design.value) : problemAnswer(design.problems);
};

export const answerOf = <T>(
  outcome: Outcome<T>,
  body: (value: T) => unknown,
  status = 200,
): Answer => (outcome.ok ? json(body(outcome.value), status) : problemAnswer(outcome.problems));
