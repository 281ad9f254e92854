// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Bytes as `12 kB` or `13 MB`. */
export const bytesText = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 999_500
      ? `${threeFigures(bytes / 1e3)} kB`
      : `${threeFigures(bytes / 1e6)} MB`;

const threeFigures = (amount: number): string => amount.toFixed(amount < 9.95 ? 1 : 0);

/** The day of a time in ISO 8601. */
export const dayText = (iso: string): string => iso.slice(0, 10);
