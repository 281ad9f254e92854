// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import * as stock from '../../stock.generated.ts';
import { placedSoup } from '../../kernel/matrix.ts';
import type { Facets, PolygonSoup } from '../../solids/polyhedron.ts';
import { packPolygons } from '../stock-polygons.ts';
import { cuboid } from './cuboid.ts';
import { cylinderElliptic } from './cylinder-elliptic.ts';
import { ellipsoid } from './ellipsoid.ts';

/** A primitive from its options as numbers, in the order in which the sandbox packs them. */
export interface Primitive {
  /** How many numbers it takes. */
  readonly size: number;
  /** About how many triangles it has: for budgets, before anything is made. */
  readonly triangles: (options: Float64Array) => number;
  /** Undefined for options that are left to stock: odd or wrong ones. */
  readonly make: (options: Float64Array) => Facets | PolygonSoup | undefined;
}

const isSegments = (value: number): boolean => Number.isInteger(value) && value >= 4;
const arePositive = (values: Float64Array): boolean => values.every((value) => value > 0);

/** By the names of JSCAD's modules. */
export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map<string, Primitive>([
  [
    'cuboid',
    {
      size: 6,
      triangles: () => 12,
      make: (o) =>
        arePositive(o.subarray(3)) ? cuboid(o.subarray(0, 3), o.subarray(3)) : undefined,
    },
  ],
  [
    'ellipsoid',
    {
      size: 16,
      triangles: (o) => o[6]! * o[6]!,
      make: (o) => {
        if (!arePositive(o.subarray(3, 6)) || !isSegments(o[6]!)) return undefined;
        const [x, y, z] = [0, 1, 2].map((k) => halfAxis(o.subarray(7 + 3 * k), o[3 + k]!));
        return ellipsoid({ center: o.subarray(0, 3), x: x!, y: y!, z: z! }, o[6]!);
      },
    },
  ],
  [
    'cylinderElliptic',
    {
      size: 11,
      triangles: (o) => 4 * o[10]!,
      make: (o) => {
        const all = o[8] === 0 && o[9] === 2 * Math.PI;
        if (!all || !arePositive(o.subarray(3, 8)) || !isSegments(o[10]!)) return undefined;
        const [startRadius, endRadius] = [o.subarray(4, 6), o.subarray(6, 8)];
        const center = o.subarray(0, 3);
        return cylinderElliptic({ center, height: o[3]!, startRadius, endRadius }, o[10]!);
      },
    },
  ],
  [
    'roundedCuboid',
    {
      size: 8,
      triangles: (o) => o[7]! * o[7]! + 12,
      make: (o) => {
        const [center, size] = [Array.from(o.subarray(0, 3)), Array.from(o.subarray(3, 6))];
        return tried(() =>
          stock.roundedCuboid({ center, size, roundRadius: o[6], segments: o[7] }),
        );
      },
    },
  ],
  [
    'roundedCylinder',
    {
      size: 7,
      triangles: (o) => o[6]! * o[6]! + 4 * o[6]!,
      make: (o) => {
        const [height, radius, roundRadius, segments] = o.subarray(3);
        const center = Array.from(o.subarray(0, 3));
        return tried(() =>
          stock.roundedCylinder({ center, height, radius, roundRadius, segments }),
        );
      },
    },
  ],
  [
    'geodesicSphere',
    {
      size: 2,
      triangles: (o) => o[1]! * o[1]!,
      make: (o) => tried(() => stock.geodesicSphere({ radius: o[0], frequency: o[1] })),
    },
  ],
]);

/** The vector with the direction of `axis` and the length `radius`. */
const halfAxis = (axis: Float64Array, radius: number): number[] => {
  const [x, y, z] = axis;
  const length = x! * x! + y! * y! + z! * z!;
  const scale = length > 0 ? 1 / Math.sqrt(length) : length;
  return [x! * scale * radius, y! * scale * radius, z! * scale * radius];
};

/** What stock refuses is left to the sandbox's own, for its error to have the designer's line. */
const tried = (make: () => stock.StockSolid): PolygonSoup | undefined => {
  try {
    const { polygons, transforms } = make();
    return placedSoup(transforms, packPolygons(polygons));
  } catch {
    return undefined;
  }
};
