// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import modeling from '@jscad/modeling';
import type { Shape } from '../../../src/pipeline/evaluate/shape.ts';
import { measure } from '../../../src/pipeline/mesh/measure.ts';

/** A shape by what it measures: lengths, areas and volumes in mm. */
export interface Measured {
  readonly kind: Shape['kind'];
  readonly color?: readonly number[];
  /** Of solids; of others 0. */
  readonly volume: number;
  /** Of solids the surface; of paths 0. */
  readonly area: number;
  /** Smallest and largest corner, x y z each. */
  readonly bounds: readonly number[];
  /** Of paths x y, stride 2. */
  readonly points?: readonly number[];
}

const { geom2, geom3, path2 } = modeling.geometries;
const { measureArea, measureBoundingBox, measureVolume } = modeling.measurements;

/** Shapes out of the sandbox. */
export const measuredHere = (shapes: readonly Shape[]): Measured[] =>
  shapes.map((shape) => ({ ...measuredShape(shape), ...(shape.color && { color: shape.color }) }));

const measuredShape = (shape: Shape): Measured => {
  const { kind } = shape;
  if (kind === 'solid') {
    const { volume, area, bounds } = measure(shape.mesh);
    return { kind, volume, area, bounds: bounds.flat() };
  }
  if (kind === 'path') {
    const points = Array.from(shape.points);
    return { kind, volume: 0, area: 0, bounds: flatBounds(points), points };
  }
  const area = shape.rings.reduce((sum, ring) => sum + ringArea(ring), 0);
  return { kind, volume: 0, area, bounds: flatBounds(shape.rings.flatMap((r) => Array.from(r))) };
};

const ringArea = (ring: Float64Array): number => {
  let twofold = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    twofold += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  }
  return twofold / 2;
};

const flatBounds = (points: readonly number[]): number[] => {
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), 0, Math.max(...xs), Math.max(...ys), 0];
};

/** What a design returned on stock, in the order of the sandbox; empty geometries left out. */
export const measuredOnStock = (value: unknown): Measured[] => {
  if (Array.isArray(value)) return value.flatMap(measuredOnStock);
  if (typeof value !== 'object' || value === null) return [];
  const color = (value as { color?: readonly number[] }).color;
  const painted = Array.isArray(color) ? { color } : {};
  if (geom3.isA(value)) {
    if (geom3.toPolygons(value).length === 0) return [];
    const [volume, area] = [measureVolume(value), measureArea(value)];
    return [{ kind: 'solid', volume, area, bounds: measureBoundingBox(value).flat(), ...painted }];
  }
  if (geom2.isA(value)) {
    if (geom2.toSides(value).length === 0) return [];
    const bounds = measureBoundingBox(value).flat();
    // In the sandbox an area that runs clockwise is one as well.
    const area = Math.abs(measureArea(value));
    return [{ kind: 'section', volume: 0, area, bounds, ...painted }];
  }
  if (path2.isA(value)) {
    const points = path2.toPoints(value).flatMap(([x, y]) => [x, y]);
    if (points.length < 4) return [];
    return [{ kind: 'path', volume: 0, area: 0, bounds: flatBounds(points), points, ...painted }];
  }
  return Object.values(value).flatMap(measuredOnStock);
};

/** What must be equal, and how much it may differ as part of the size of the shape. */
const TOLERANCE = 1e-5;
const WHATS = ['volume', 'area', 'bounds', 'points', 'color'] as const;

/** What is not the same but for a part in 1e5 (of the size of the shape for coordinates), in words. */
export const differences = (here: readonly Measured[], stock: readonly Measured[]): string[] => {
  const kinds = [here, stock].map((shapes) => shapes.map(({ kind }) => kind).join(' '));
  if (kinds[0] !== kinds[1]) return [`kinds: ${kinds[0]} here, ${kinds[1]} on stock`];
  return here.flatMap((found, i) =>
    WHATS.filter((what) => !near(found[what], stock[i]![what], sizeFor(what, stock[i]!))).map(
      (what) => `${i} ${what}: ${found[what]} here, ${stock[i]![what]} on stock`,
    ),
  );
};

const sizeFor = (what: (typeof WHATS)[number], { volume, area, bounds }: Measured): number => {
  if (what === 'volume') return Math.abs(volume);
  if (what === 'area') return area;
  if (what === 'color') return 1;
  const sides = [0, 1, 2].map((axis) => bounds[axis + 3]! - bounds[axis]!);
  return Math.max(1, ...sides, ...bounds.map(Math.abs));
};

const near = (
  found: number | readonly number[] | undefined,
  expected: number | readonly number[] | undefined,
  size: number,
): boolean => {
  if (found === undefined || expected === undefined) return found === expected;
  const [a, b] = [[found].flat(), [expected].flat()];
  return a.length === b.length && a.every((x, i) => Math.abs(x - b[i]!) <= TOLERANCE * size);
};
