// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Output } from './report.ts';

/**
 * Where no terminal shows a bar, a line on stderr when the designs that come along begin to be published, and
 * one when they are: else the first start is silent for many seconds.
 */
export const sayFirstStart = (done: number, total: number, { json, quiet }: Output): void => {
  if (json || quiet || process.stderr.isTTY) return;
  if (done === 0)
    process.stderr.write(`first start: publishing the ${total} designs that come along\n`);
  else if (done === total) process.stderr.write('first start: all designs are published\n');
};
