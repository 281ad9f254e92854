// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Millimeters everywhere; 2D slicing alone counts in whole units of 0.1 µm, so that polygon
 * clipping is exact. 2 m are 2·10⁷ units, whose products (4·10¹⁴) stay whole in a double (2⁵³).
 */
export const UNITS_PER_MM = 10_000;

/** The largest coordinate (mm, either sign) that slicing accepts. */
export const MAX_COORDINATE_MM = 4_000;

export const toUnits = (mm: number): number => Math.round(mm * UNITS_PER_MM);
export const toMm = (units: number): number => units / UNITS_PER_MM;

/** Square units in one square millimeter. */
export const AREA_UNITS_PER_MM2 = UNITS_PER_MM * UNITS_PER_MM;
