// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import * as exact from '../../../shared/math.ts';

/** As JSCAD has it: what is nearly zero is zero, so that quarters of a turn are exact. */
const rezero = (value: number): number => (Math.abs(value) < 1e-13 ? 0 : value);

export const sin = (radians: number): number => rezero(exact.sin(radians));
export const cos = (radians: number): number => rezero(exact.cos(radians));
export const TAU = 2 * Math.PI;
