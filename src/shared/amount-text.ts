// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** `8 s`, `4 min 10 s`, `3 h 12 min`; from two days on `2 d 4 h`. */
export const durationText = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
};

/** `3.4 g`, `48 g`, `1.25 kg`. */
export const massText = (grams: number): string =>
  grams < 10
    ? `${grams.toFixed(1)} g`
    : grams < 999.5
      ? `${Math.round(grams)} g`
      : `${(grams / 1000).toFixed(2)} kg`;

/** `12 Wh`, `0.4 kWh`. */
export const energyText = (wattHours: number): string =>
  wattHours < 100 ? `${Math.round(wattHours)} Wh` : `${(wattHours / 1000).toFixed(1)} kWh`;

/** `999 B`, `1.2 kB`, `13 MB`, `1.5 GB`. */
export const bytesText = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 999_500
      ? `${threeFigures(bytes / 1e3)} kB`
      : bytes < 999_500_000
        ? `${threeFigures(bytes / 1e6)} MB`
        : `${threeFigures(bytes / 1e9)} GB`;

const threeFigures = (amount: number): string => amount.toFixed(amount < 9.95 ? 1 : 0);
