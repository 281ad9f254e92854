// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** `3 h 12 min`, `4 min 10 s`, `8 s`. */
export const durationText = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** `48 g`, `3.4 g`. */
export const massText = (grams: number): string =>
  `${grams < 10 ? grams.toFixed(1) : Math.round(grams)} g`;

/** `0.4 kWh`, `12 Wh`. */
export const energyText = (wattHours: number): string =>
  wattHours < 100 ? `${Math.round(wattHours)} Wh` : `${(wattHours / 1000).toFixed(1)} kWh`;
