// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { success, warning, type Outcome } from '../../shared/problem.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { arrange, type Bed, type Placement } from '../mesh/arrange.ts';
import { boundsOf } from '../mesh/measure.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { orient, type Orientation } from '../mesh/orient.ts';
import { rotation, transform, translation } from '../mesh/transform.ts';
import type { PlacedObject } from '../toolpath/plan-toolpaths.ts';
import type { Body } from './bodies.ts';

/** One bed full of parts; settings may lack the skirt where only the parts themselves fit. */
export interface Plate {
  readonly objects: readonly PlacedObject[];
  /** Index of the body that each object is a copy of. */
  readonly bodies: readonly number[];
  readonly settings: Settings;
}

interface Copy extends Body {
  /** Index of its body. */
  readonly body: number;
}

/** Between parts, mm, beside what their brims need. */
const GAP_MM = 5;

/**
 * Turns each body for printing, puts it on the bed, and arranges all copies on as few plates as
 * needed. Problems: `mesh-too-large-for-bed`; `plate-no-skirt` (warning) when only leaving out
 * the skirt makes a part fit.
 */
export const layOut = (
  bodies: readonly Body[],
  orientation: Orientation,
  settings: Settings,
): Outcome<readonly Plate[]> => {
  const upright = bodies.map((body) => ({
    ...body,
    mesh: centered(orient(body.mesh, orientation)),
  }));
  const copies = upright.flatMap((body, index) =>
    Array.from({ length: body.quantity }, (): Copy => ({ body: index, ...body })),
  );
  // What does not fit is told once, however often it is wanted.
  const misfit = arrange(
    upright
      .filter(({ quantity }) => quantity > 0)
      .map(({ name, mesh }) => ({ name, ...sizeOf(mesh) })),
    bedOf({ ...settings, skirts: 0 }),
  );
  if (!misfit.ok) return misfit;
  const footprints = copies.map(({ name, mesh }) => ({ name, ...sizeOf(mesh) }));
  const withSkirt = arrange(footprints, bedOf(settings));
  if (withSkirt.ok || settings.skirts === 0) return toPlates(withSkirt, copies, settings);
  const bare = { ...settings, skirts: 0 };
  const withoutSkirt = arrange(footprints, bedOf(bare));
  if (!withoutSkirt.ok) return withoutSkirt;
  return toPlates(
    success(withoutSkirt.value, [
      warning('plate-no-skirt', 'The parts fit the bed only without a skirt, so none is printed.'),
    ]),
    copies,
    bare,
  );
};

const bedOf = (settings: Settings): Bed => {
  const skirt =
    settings.skirts > 0
      ? settings.skirt_distance + settings.skirts * settings.first_layer_extrusion_width
      : 0;
  const brim = settings.brim_width > 0 ? settings.brim_separation + settings.brim_width : 0;
  return {
    width: settings.bed_size_x,
    depth: settings.bed_size_y,
    height: settings.max_print_height,
    gap: GAP_MM + 2 * brim,
    margin: skirt + brim,
  };
};

const sizeOf = (mesh: Mesh) => {
  const [low, high] = boundsOf(mesh.positions);
  return { width: high[0] - low[0], depth: high[1] - low[1], height: high[2] - low[2] };
};

/** The middle of its box over the origin, lowest point at z = 0. */
const centered = (mesh: Mesh): Mesh => {
  const [low, high] = boundsOf(mesh.positions);
  return transform(mesh, translation(-(low[0] + high[0]) / 2, -(low[1] + high[1]) / 2, -low[2]));
};

const toPlates = (
  placements: Outcome<Placement[][]>,
  copies: readonly Copy[],
  settings: Settings,
): Outcome<readonly Plate[]> => {
  if (!placements.ok) return placements;
  const turned = new Map<Mesh, Mesh>();
  const turn = (mesh: Mesh): Mesh => {
    if (!turned.has(mesh)) turned.set(mesh, centered(transform(mesh, rotation(0, 0, 90))));
    return turned.get(mesh)!;
  };
  const plates = placements.value.map((plate) => ({
    settings,
    bodies: plate.map(({ index }) => copies[index]!.body),
    objects: plate.map((placement) => {
      const body = copies[placement.index]!;
      const mesh = placement.turned ? turn(body.mesh) : body.mesh;
      const { width, depth } = sizeOf(mesh);
      const offset = [placement.x + width / 2, placement.y + depth / 2] as const;
      return { name: body.name, mesh, offset };
    }),
  }));
  return success(plates, placements.problems);
};
