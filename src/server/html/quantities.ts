// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** `120 × 80 × 32 mm`, to a tenth where that matters. */
export const sizeText = (size: readonly number[]): string =>
  `${size.map((mm) => mm.toFixed(mm < 10 ? 1 : 0)).join(' × ')} mm`;

/** mm³ as `41.3 cm³`. */
export const volumeText = (mm3: number): string => `${(mm3 / 1000).toFixed(1)} cm³`;

/** Bytes as `12 kB`. */
export const bytesText = (bytes: number): string =>
  bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

/** The day of a time in ISO 8601. */
export const dayText = (iso: string): string => iso.slice(0, 10);
