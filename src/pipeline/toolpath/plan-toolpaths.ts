// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { rememberLast } from '../../shared/remember-last.ts';
import { toUnits } from '../../shared/units.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { boundsOf } from '../mesh/measure.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Polygons } from '../polygons/polygon.ts';
import type { LayerPlan } from '../slice/layer.ts';
import { planLayers } from '../slice/plan-layers.ts';
import { skirtAndBrim } from './adhesion/skirt-and-brim.ts';
import { coolLayer } from './cooling.ts';
import { isHeld } from './held-layers.ts';
import type { SlicingContext } from './layer-tasks.ts';
import { layersOfMeshes, type LayerBeads } from './layers-of-meshes.ts';
import { keepOrder } from './order/order-lines.ts';
import { orderLayer } from './order/order-layer.ts';
import { rememberOrder } from './order/remember-order.ts';
import { crossingIndex } from './travel/crossing-index.ts';
import { planTravels, type PlacedBeads, type Position } from './travel/plan-travels.ts';
import { rememberWays } from './travel/remember-ways.ts';
import type { LayerToolpath, Toolpaths } from './toolpath.ts';

/** One thing on the bed. Copies of one part share their `mesh` object and are sliced once. */
export interface PlacedObject {
  readonly name: string;
  /** Standing on the bed: lowest z = 0; x and y around its own origin. */
  readonly mesh: Mesh;
  /** Where its origin lies on the bed, mm. */
  readonly offset: readonly [number, number];
}

/**
 * From meshes on the bed to everything the nozzle does: layers, walls, surfaces, infill, their
 * order, travels, cooling.
 *
 * Problems: `slice-flat`, `slice-too-many-layers`, `slice-empty`.
 */
export const planToolpaths = (
  objects: readonly PlacedObject[],
  settings: Settings,
  context: SlicingContext = {},
): Outcome<Toolpaths> => {
  const height = Math.max(...objects.map(({ mesh }) => boundsOf(mesh.positions)[1][2]));
  const plan = planLayers(height, settings);
  if (!plan.ok) return plan;
  const meshes = [...new Set(objects.map(({ mesh }) => mesh))];
  const beadsOf = layersOfMeshes(meshes, plan.value, settings, context);
  const copies = objects.map((object): Copy => {
    const mesh = meshes.indexOf(object.mesh);
    return { ...object, layer: (index) => beadsOf(mesh, index) };
  });
  const layers = moveThroughLayers(copies, plan.value, settings, context);
  if (layers.every((layer) => layer.moves.length === 0))
    return failure(
      error(
        'slice-empty',
        'Nothing to print: every cross-section is thinner than the smallest bead.',
        {
          hint: 'Scale the part up, or use a smaller nozzle.',
        },
      ),
    );
  return success({ objects: objects.map((object) => object.name), layers });
};

interface Copy extends PlacedObject {
  readonly layer: (index: number) => LayerBeads;
}

const moveThroughLayers = (
  copies: readonly Copy[],
  plan: readonly LayerPlan[],
  settings: Settings,
  { progress }: SlicingContext,
): readonly LayerToolpath[] => {
  const footprint = copies.flatMap((copy) => shifted(copy.layer(0).section, copy.offset));
  const outlineOf = rememberLast(crossingIndex);
  let seams: readonly (readonly number[])[] = copies.map(() => []);
  let at: Position | undefined;
  return plan.map((layer, index) => {
    const adhesion = keepOrder(skirtAndBrim(footprint, layer, settings));
    const placed: PlacedBeads[] = [{ beads: adhesion, object: -1, offset: [0, 0] }];
    const nextSeams: (readonly number[])[] = [...seams];
    for (const object of nearestFirst(copies, at)) {
      const copy = copies[object]!;
      const beads = copy.layer(index);
      const start = { ...localPosition(at, copy.offset), seams: seams[object]!, layer: index };
      const later = isHeld(beads.islands);
      const ordered = (later ? rememberOrder : orderLayer)(beads.islands, start, settings);
      nextSeams[object] = ordered.seams;
      placed.push({
        beads: ordered.beads,
        object,
        offset: copy.offset,
        outline: later
          ? rememberWays(ordered, () => outlineOf(beads.section))
          : outlineOf(beads.section),
      });
    }
    seams = nextSeams;
    progress?.({ stage: 'toolpaths', done: index + 1, total: plan.length });
    const { moves, end } = planTravels(placed, index, at, settings);
    at = end;
    const { top: z, height } = layer;
    return coolLayer({ index, z, height, fan: 0, bridgeFan: 0, moves }, settings);
  });
};

/** Objects by distance from the nozzle; in their own order while nothing was printed yet. */
const nearestFirst = (copies: readonly Copy[], at: Position | undefined): readonly number[] => {
  const left = copies.map((_, i) => i);
  if (at === undefined) return left;
  const order: number[] = [];
  let { x, y } = at;
  while (left.length > 0) {
    const distances = left.map((i) => {
      const dx = copies[i]!.offset[0] - x;
      const dy = copies[i]!.offset[1] - y;
      return dx * dx + dy * dy;
    });
    const [next] = left.splice(distances.indexOf(Math.min(...distances)), 1);
    order.push(next!);
    [x, y] = copies[next!]!.offset;
  }
  return order;
};

const localPosition = (at: Position | undefined, offset: readonly [number, number]) =>
  at === undefined
    ? { x: 0, y: 0 }
    : { x: toUnits(at.x - offset[0]), y: toUnits(at.y - offset[1]) };

const shifted = (section: Polygons, offset: readonly [number, number]): Polygons => {
  const dx = toUnits(offset[0]);
  const dy = toUnits(offset[1]);
  return section.map((ring) => ring.map((value, i) => value + (i % 2 === 0 ? dx : dy)));
};
