// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A number as decimal text with at most `decimals` places, no exponent, no trailing zeros, no
 * "-0": the one way numbers get into a product. `formatNumber(1.50004, 3)` is `"1.5"`.
 */
export const formatNumber = (value: number, decimals: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const text = value.toFixed(decimals);
  if (decimals === 0) return text === '-0' ? '0' : text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  if (text.charCodeAt(end - 1) === 46) end--;
  const short = text.slice(0, end);
  return short === '-0' ? '0' : short;
};
