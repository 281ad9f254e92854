// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How bad: an error stops what was asked for, a warning does not, a note explains. */
export type Severity = 'error' | 'warning' | 'note';

/** The place a Problem speaks of; lines and columns count from 1, layers from 0. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly part?: string;
  readonly layer?: number;
}

/**
 * Something wrong with the input, as a value. `code` is stable and kebab-case with the stage in
 * front (`evaluate-timeout`, `mesh-not-closed`); `message` says what was expected and what was
 * found; `hint` says what to do about it.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly where?: Where;
}

/** What a stage answers: a value, perhaps with warnings; or no value and at least one error. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Details = { readonly hint?: string; readonly where?: Where };

export const error = (code: string, message: string, details: Details = {}): Problem => ({
  code,
  severity: 'error',
  message,
  ...details,
});

export const warning = (code: string, message: string, details: Details = {}): Problem => ({
  code,
  severity: 'warning',
  message,
  ...details,
});

/** The same, where it stops nothing: what is wrong with a file that is looked at is no failure of looking. */
export const asWarning = (problem: Problem): Problem => ({ ...problem, severity: 'warning' });

export const success = <T>(value: T, problems: readonly Problem[] = []): Outcome<T> => ({
  ok: true,
  value,
  problems,
});

export const failure = (...problems: readonly Problem[]): Outcome<never> => ({
  ok: false,
  problems,
});

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
