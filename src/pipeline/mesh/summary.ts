// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Solid } from '../evaluate/shape.ts';
import { measure } from './measure.ts';
import type { Bounds } from './mesh.ts';
import { isClosed, meshTopology } from './topology.ts';

/** What there is to say of a solid without looking at it. */
export interface MeshSummary {
  readonly name: string;
  readonly volume_mm3: number;
  readonly area_mm2: number;
  readonly bounds: Bounds;
  readonly triangles: number;
  readonly closed: boolean;
}

export const summarize = ({ name, mesh }: Pick<Solid, 'name' | 'mesh'>): MeshSummary => {
  const { volume, area, bounds } = measure(mesh);
  return {
    name,
    volume_mm3: volume,
    area_mm2: area,
    bounds,
    triangles: mesh.triangles.length / 3,
    closed: isClosed(meshTopology(mesh)),
  };
};
