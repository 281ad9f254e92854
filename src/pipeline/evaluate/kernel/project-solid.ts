// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sidesOf } from '../sections/combine-sections.ts';
import type { KernelSolid } from './kernel.ts';

/** The shadow of a solid on the plane of x and y, by its sides (stride 4). */
export const projectSolid = (solid: KernelSolid): Float64Array => {
  const shadow = solid.project();
  try {
    return sidesOf(shadow.toPolygons());
  } finally {
    shadow.delete();
  }
};
