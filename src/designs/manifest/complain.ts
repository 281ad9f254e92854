// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A value of the wrong kind: the path of its key, what was expected. */
export type Complain = (
  key: readonly string[],
  expected: string,
  found: unknown,
  hint?: string,
) => void;
