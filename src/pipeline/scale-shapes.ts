// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Shape } from './evaluate/shape.ts';
import { middle, boundsOf } from './mesh/measure.ts';
import type { Mesh } from './mesh/mesh.ts';
import { orient, type Orientation } from './mesh/orient.ts';
import { scaling, transform, translation } from './mesh/transform.ts';

/** Every shape `factor` times as large, about the origin. */
export const scaleShapes = (shapes: readonly Shape[], factor: number): readonly Shape[] =>
  factor === 1 ? shapes : shapes.map((shape) => scaleShape(shape, factor));

const scaleShape = (shape: Shape, factor: number): Shape => {
  const times = (points: Float64Array): Float64Array => points.map((value) => value * factor);
  switch (shape.kind) {
    case 'solid':
      return { ...shape, mesh: transform(shape.mesh, scaling(factor)) };
    case 'section':
      return { ...shape, rings: shape.rings.map(times) };
    case 'path':
      return { ...shape, points: times(shape.points) };
  }
};

/** Solids turned where they are: each on the bed, the middle of its box where it was in x and y. */
export const orientShapes = (
  shapes: readonly Shape[],
  orientation: Orientation,
): readonly Shape[] =>
  orientation === 'keep'
    ? shapes
    : shapes.map((shape) =>
        shape.kind === 'solid' ? { ...shape, mesh: turnInPlace(shape.mesh, orientation) } : shape,
      );

const turnInPlace = (mesh: Mesh, orientation: Orientation): Mesh => {
  const [x, y] = middle(boundsOf(mesh.positions));
  const turned = orient(mesh, orientation);
  const [tx, ty] = middle(boundsOf(turned.positions));
  return transform(turned, translation(x - tx, y - ty, 0));
};
