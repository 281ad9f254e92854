// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { extrudeSlices } from '../operations/extrude-slices.ts';
import { trianglesOfStack, type SliceStack } from '../operations/slice-stack.ts';
import { isBalanced } from '../operations/edge-loops.ts';
import { linearStack } from '../operations/linear-stack.ts';
import { shellPieces, trianglesOfShell } from '../operations/expand-shell.ts';
import { PRIMITIVES } from '../operations/primitives/table.ts';
import { IDENTITY } from '../kernel/matrix.ts';
import type { Facets, PolygonSoup } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import { checkFinite } from '../results.ts';
import {
  bytesArgument,
  divided,
  placedSides,
  sectionArguments,
  textArgument,
} from './arguments.ts';
import type { HostFunctions } from './host-function.ts';
import type { GuestValue } from './values.ts';
import type { HostState } from './state.ts';
import { referencesTo } from './solids.ts';

/** JSCAD's operations that make solids from numbers: each answers the number of a solid. */
export const operationFunctions: HostFunctions = {
  /** −1 for options that are left to stock. */
  primitive: (state, name, options) => {
    const primitive = PRIMITIVES.get(textArgument(name));
    const values = new Float64Array(bytesArgument(options, 8));
    if (!primitive || values.length !== primitive.size || !values.every(Number.isFinite)) return -1;
    state.limit(primitive.triangles(values));
    const made = primitive.make(values);
    return made ? add(state, made) : -1;
  },
  /** −1 when the outline needs repair, or is empty. */
  extrudeLinear: (state, sides, matrix, settings) => {
    const lengths = Uint32Array.of(bytesArgument(sides, 32).byteLength / 8);
    const [outline] = sectionArguments(sides, lengths.buffer, matrix).map(placedSides);
    const numbers = new Float64Array(bytesArgument(settings, 48));
    const [x, y, z, twistAngle, twistSteps, repair] = numbers;
    if (numbers.length !== 6 || !numbers.every(Number.isFinite) || !(twistSteps! >= 1)) {
      throw new TypeError('expected an offset and a twist');
    }
    if (outline!.length === 0 || !outline!.every(Number.isFinite)) return -1;
    state.limit(outline!.length / 4);
    state.limit((outline!.length / 2) * twistSteps!);
    const offset = [x!, y!, z!] as const;
    const stack = linearStack(outline!, {
      offset,
      twistAngle: twistAngle!,
      twistSteps: twistSteps!,
    });
    if (repair === 1 && !isSound(stack.bases[0]!)) return -1;
    return add(state, extrudeSlices(state.kernel, stack));
  },
  /** 1 when edges x0 y0 z0 x1 y1 z1 close and none runs from a point to itself. */
  isOutlineSound: ({ limit }, edges) => {
    const values = new Float64Array(bytesArgument(edges, 48));
    limit(values.length / 6);
    return isSound(values) ? 1 : 0;
  },
  /** `slices`: number of the base and 16 of the matrix, each; `ends`: caps at start and end, closed. */
  extrudeSlices: (state, edges, counts, slices, ends) => {
    const stack = sliceStack(edges, counts, slices, ends);
    state.limit(trianglesOfStack(stack));
    for (const base of stack.bases) checkFinite(base, 'a slice');
    for (const { matrix } of stack.slices) checkFinite(Float64Array.from(matrix), 'a slice');
    return add(state, extrudeSlices(state.kernel, stack));
  },
  /** The shell around a solid; −1 for options that are left to stock. */
  expandShell: (state, reference, options) => {
    const [solid] = referencesTo(state, reference);
    const [delta, segments] = new Float64Array(bytesArgument(options, 16));
    if (!solid || !(delta! > 0) || !Number.isInteger(segments) || segments! < 4) return -1;
    const soup = state.store.polygons(solid);
    state.limit(trianglesOfShell(soup, segments!));
    const pieces = shellPieces(soup, delta!, segments!);
    const numbers = pieces.map((piece) => ({ number: add(state, piece), matrix: IDENTITY }));
    return state.store.combine('union', numbers, () => 'a piece of the expanded solid');
  },
};

const isSound = (edges: Float64Array): boolean => {
  const { vertexOf } = weldPoints(edges, 0);
  const isLoop = (_: number, i: number): boolean => i % 2 === 0 && vertexOf[i] === vertexOf[i + 1];
  return isBalanced(vertexOf) && !vertexOf.some(isLoop);
};

const add = ({ store, keep }: HostState, made: Facets | PolygonSoup): number => {
  if ('points' in made) {
    keep(made.points.byteLength + made.counts.byteLength);
    return store.addPolygons(made);
  }
  keep(made.positions.byteLength + made.corners.byteLength);
  return store.addFacets(made);
};

const sliceStack = (
  edges: GuestValue,
  counts: GuestValue,
  slices: GuestValue,
  ends: GuestValue,
): SliceStack => {
  const lengths = new Uint32Array(bytesArgument(counts));
  const bases = divided(new Float64Array(bytesArgument(edges, 48)), lengths, 6);
  const values = new Float64Array(bytesArgument(slices, 17 * 8));
  const places = Array.from({ length: values.length / 17 }, (_, i) => ({
    base: values[17 * i]!,
    matrix: values.subarray(17 * i + 1, 17 * i + 17),
  }));
  if (places.length < 2 || places.some(({ base }) => !bases[base]?.length)) {
    throw new TypeError('expected slices with edges');
  }
  const [capStart, capEnd, close] = [1, 2, 4].map((bit) => (Number(ends) & bit) !== 0);
  return { bases, slices: places, capStart: capStart!, capEnd: capEnd!, close: close! };
};
