// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { groupEdges, visitEdges } from '../edges.ts';
import type { Mesh } from '../mesh.ts';

/** Half-edges without a partner, in rising order (see edges.ts). */
export const openEdges = (mesh: Mesh): number[] => {
  const open: number[] = [];
  visitEdges(mesh, groupEdges(mesh), (forward, backward, first) => {
    if (forward + backward === 1) open.push(first);
  });
  return open.sort((a, b) => a - b);
};
