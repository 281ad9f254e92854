// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How far a stage has come: `done` of `total` steps. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** What a long stage may look at while it works: a wish to stop, and somebody to tell. */
export interface Context {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}
