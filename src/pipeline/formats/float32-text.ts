// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The shortest decimal text that reads back as the same 32-bit float: `0.1` for 0.10000000149….
 * Nine digits always suffice; most coordinates need few, so the quick ways are tried first.
 */
export const float32Text = (value: number): string => {
  for (const scale of [1e3, 1e6]) {
    const rounded = Math.round(value * scale) / scale;
    if (Math.fround(rounded) === value) return rounded === 0 ? '0' : String(rounded);
  }
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
};
