// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PartChange } from '../customizer/customize.ts';

/** Triangles of the part that is shown; 0 while nothing was computed. */
export const followSize = (): (() => number) => {
  let triangles = 0;
  document.querySelector('#customize')?.addEventListener('part-changed', (event) => {
    triangles = (event as CustomEvent<PartChange>).detail.measures?.triangles ?? triangles;
  });
  return () => triangles;
};
