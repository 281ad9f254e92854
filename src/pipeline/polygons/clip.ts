// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  Clipper64,
  ClipType,
  FillRule,
  type Path64,
  type Paths64,
  PolyTree64,
  type PolyPath64,
} from 'clipper2-ts';
import { ringArea, samePolygons } from './measure.ts';
import { NOTHING, type Island, type Line, type Polygons, type Ring } from './polygon.ts';

/** All that is in any of the areas; also makes overlapping or crossing rings proper. */
export const union = (...areas: readonly Polygons[]): Polygons => {
  const rings = areas.flat();
  return rings.length === 0 ? NOTHING : boolean(ClipType.Union, rings, NOTHING);
};

/** What is in both. */
export const intersection = (a: Polygons, b: Polygons): Polygons => {
  if (a.length === 0 || b.length === 0) return NOTHING;
  return samePolygons(a, b) ? a : boolean(ClipType.Intersection, a, b);
};

/** What is in `a` and not in `b`. */
export const difference = (a: Polygons, b: Polygons): Polygons => {
  if (a.length === 0 || b.length === 0) return a;
  return samePolygons(a, b) ? NOTHING : boolean(ClipType.Difference, a, b);
};

/** The connected areas, each outline with its own holes. */
export const islands = (polygons: Polygons): readonly Island[] => {
  if (polygons.length === 0) return [];
  if (polygons.length === 1)
    return ringArea(polygons[0]!) > 0 ? [{ outline: polygons[0]!, holes: [] }] : [];
  const clipper = new Clipper64();
  clipper.addSubject(toPaths(polygons));
  const tree = new PolyTree64();
  clipper.execute(ClipType.Union, FillRule.NonZero, tree);
  const found: Island[] = [];
  collectIslands(tree, found);
  return found;
};

/** The pieces of open lines that lie inside the area. */
export const clipLines = (lines: readonly Line[], area: Polygons): readonly Line[] => {
  if (lines.length === 0 || area.length === 0) return [];
  const clipper = new Clipper64();
  clipper.addOpenSubject(toPaths(lines));
  clipper.addClip(toPaths(area));
  const closed: Paths64 = [];
  const open: Paths64 = [];
  clipper.execute(ClipType.Intersection, FillRule.NonZero, closed, open);
  return open.filter((path) => path.length > 1).map(fromPath);
};

/** To clipper's own form and back: the only place that knows it, with `offset.ts`. */
export const toPaths = (rings: readonly Float64Array[]): Paths64 => rings.map(toPath);

export const fromPath = (path: Path64): Ring => {
  const ring = new Float64Array(path.length * 2);
  for (let i = 0; i < path.length; i++) {
    ring[2 * i] = path[i]!.x;
    ring[2 * i + 1] = path[i]!.y;
  }
  return ring;
};

export const toPath = (ring: Float64Array): Path64 => {
  const path: Path64 = new Array(ring.length / 2);
  for (let i = 0; i < path.length; i++) path[i] = { x: ring[2 * i]!, y: ring[2 * i + 1]! };
  return path;
};

const boolean = (operation: ClipType, subject: Polygons, clip: Polygons): Polygons => {
  const clipper = new Clipper64();
  clipper.addSubject(toPaths(subject));
  if (clip.length > 0) clipper.addClip(toPaths(clip));
  const solution: Paths64 = [];
  clipper.execute(operation, FillRule.NonZero, solution);
  return solution.map(fromPath);
};

const collectIslands = (node: PolyPath64, found: Island[]): void => {
  for (let i = 0; i < node.count; i++) {
    const outer = node.child(i);
    const holes: Ring[] = [];
    for (let h = 0; h < outer.count; h++) {
      const hole = outer.child(h);
      holes.push(fromPath(hole.poly!));
      collectIslands(hole, found);
    }
    found.push({ outline: fromPath(outer.poly!), holes });
  }
};
