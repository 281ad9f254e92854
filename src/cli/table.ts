// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Rows as aligned columns under a heading; the last column is not padded. */
export const table = (
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const all = [heading, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const widths = heading.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all.map((row) =>
    row
      .map((cell, column) => (column === heading.length - 1 ? cell : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
};
