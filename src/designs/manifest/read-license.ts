// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { asWarning, type Problem } from '../../shared/problem.ts';
import { parseLicense } from '../license/spdx.ts';

/** What is no SPDX expression is told as a warning: the design counts as unlicensed. */
export const readLicense = (
  text: string | undefined,
  tell: (problem: Problem) => void,
): string | undefined => {
  if (text === undefined) return undefined;
  const outcome = parseLicense(text);
  if (outcome.ok) return outcome.value;
  for (const problem of outcome.problems) tell(asWarning(problem));
  return undefined;
};
