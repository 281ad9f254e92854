// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Rows under a heading, columns as wide as they need; numbers to the right.
 *
 * @param {readonly string[]} heading
 * @param {readonly (readonly string[])[]} rows
 */
export const table = (heading, rows) => {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const isText = heading.map((_, column) => rows.some((row) => /^[a-z]/i.test(row[column])));
  const line = (row) =>
    row
      .map((cell, i) => (isText[i] ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd();
  return [line(heading), ...rows.map(line)].join('\n');
};

/** A number with fixed decimals, a dash for none. */
export const fixed = (value, decimals) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(decimals);
