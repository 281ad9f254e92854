// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What becomes of the work that is taken. Fork, remix and import make an adaptation; in a
 * collection (separate parts on one plate, in one assembly, in one ZIP) works stay as they are.
 */
export type Use = 'fork' | 'remix' | 'import' | 'collection';

export const USES: readonly Use[] = ['fork', 'remix', 'import', 'collection'];

/** `duty`: yes, when what `duties` asks for is done. `unknown`: nobody said so, hence refused. */
export type Answer = 'yes' | 'duty' | 'no' | 'unknown';

/** May a work under the license `from` go into a work under the license `to`, and why. */
export interface Verdict {
  readonly answer: Answer;
  readonly from: string;
  readonly to: string;
  /** One sentence in plain words. */
  readonly reason: string;
  /** Where that stands, like `CERN-OHL-S-2.0 §1.2`. */
  readonly clause?: string;
  /** What the new work has to do, in the imperative. */
  readonly duties: readonly string[];
}

/** Whether the work may be taken. */
export const isAllowed = ({ answer }: Verdict): boolean => answer === 'yes' || answer === 'duty';

const BEST_FIRST: readonly Answer[] = ['yes', 'duty', 'unknown', 'no'];

/** Negative when `a` is the better answer. The order: yes, duty, unknown, no. */
export const byAnswer = (a: Verdict, b: Verdict): number =>
  BEST_FIRST.indexOf(a.answer) - BEST_FIRST.indexOf(b.answer);

/** The first of the best: for a choice that the recipient has. Not for an empty list. */
export const best = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce((one, other) => (byAnswer(other, one) < 0 ? other : one));

/**
 * The first of the worst, of those that ask for something where one does, with the duties of all: for
 * what must hold together.
 */
export const worst = (verdicts: readonly Verdict[]): Verdict => {
  const asks = ({ duties }: Verdict): number => Math.min(duties.length, 1);
  const decisive = verdicts.reduce((one, other) =>
    (byAnswer(other, one) || asks(other) - asks(one)) > 0 ? other : one,
  );
  if (!isAllowed(decisive)) return decisive;
  return { ...decisive, duties: [...new Set(verdicts.flatMap(({ duties }) => duties))] };
};
