// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { clean } from './report.ts';

/** Says what was thrown where nothing should be, with its stack. */
export const reportBug = (thrown: unknown): void => {
  const told = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`This is a bug in fabcommons, please report it:\n${clean(told)}\n`);
};
