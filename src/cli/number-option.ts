// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { UsageError } from './usage-error.ts';

/** The value of the option `flag` as a number; `unit` follows the word number, like ` of MB`. */
export const numberWithin =
  (flag: string, low: number, high: number, unit = '') =>
  (text: string): number => {
    const number = text.trim() === '' ? NaN : Number(text);
    if (number >= low && number <= high) return number;
    throw new UsageError(
      `${flag}: expected a number${unit} from ${low} to ${high}, found "${text}"`,
    );
  };

/** The same of digits alone. */
export const wholeWithin =
  (flag: string, low: number, high: number) =>
  (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (number >= low && number <= high) return number;
    throw new UsageError(
      `${flag}: expected a whole number from ${low} to ${high}, found "${text}"`,
    );
  };
