// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** More are made together, or left to the API. */
const MOST = 24;

/** Whether a maker says of each part by itself how many; else of all together. */
export const areCounted = (parts: readonly string[]): boolean =>
  parts.length > 1 && parts.length <= MOST;
