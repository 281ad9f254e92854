// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import modeling from '@jscad/modeling';
import { Clipper, FillRule, type PathsD } from 'clipper2-ts';

/** Area, mm², and length of all its outlines, mm. */
export interface Extent {
  readonly area: number;
  readonly outline: number;
}

/** A regular polygon with corners at `radius`. */
export const regular = (corners: number, radius: number): Extent => ({
  area: (corners / 2) * radius * radius * Math.sin((2 * Math.PI) / corners),
  outline: 2 * corners * radius * Math.sin(Math.PI / corners),
});

export const rectangle = (width: number, depth: number): Extent => ({
  area: width * depth,
  outline: 2 * (width + depth),
});

/** `outside` without what lies wholly inside of it. */
export const without = (outside: Extent, ...holes: readonly Extent[]): Extent => ({
  area: holes.reduce((area, hole) => area - hole.area, outside.area),
  outline: holes.reduce((outline, hole) => outline + hole.outline, outside.outline),
});

/** A prism on `base`. */
export const prism = ({ area, outline }: Extent, height: number) => ({
  volume: area * height,
  area: 2 * area + outline * height,
});

/** Neither stock nor the kernel computes these: on a grid of 1e-8 mm by Clipper. */
const DIGITS = 8;

export const union = (paths: PathsD): PathsD => Clipper.unionD(paths, [], FillRule.NonZero, DIGITS);
/** What outlines wind around counter-clockwise. */
export const woundBy = (paths: PathsD): PathsD =>
  Clipper.unionD(paths, [], FillRule.Positive, DIGITS);
export const difference = (from: PathsD, paths: PathsD): PathsD =>
  Clipper.differenceD(from, union(paths), FillRule.NonZero, DIGITS);
export const intersection = (a: PathsD, paths: PathsD): PathsD =>
  Clipper.intersectD(a, union(paths), FillRule.NonZero, DIGITS);

export const extentOf = (paths: PathsD): Extent => ({
  area: Clipper.areaPathsD(paths),
  outline: paths.reduce((sum, path) => sum + lengthOf(path), 0),
});

const lengthOf = (path: PathsD[number]): number =>
  path.reduce((sum, { x, y }, i) => {
    const before = path.at(i - 1)!;
    return sum + Math.hypot(x - before.x, y - before.y);
  }, 0);

/** Text drawn as JSCAD's examples do: each stroke the hull of circles at its ends. */
export const textExtent = (message: string, radius: number): Extent => {
  const dot = outlineOf(modeling.primitives.circle({ radius }));
  const lines = modeling.text.vectorText({ input: message }) as [number, number][][];
  const strokes = lines.flatMap((line) =>
    line.slice(1).map((to, i) => {
      const ends = [line[i]!, to].flatMap(([x, y]) => dot.map((p) => [p.x + x, p.y + y]));
      return modeling.hulls
        .hullPoints2(ends as [number, number][])
        .map(([x, y]: [number, number]) => ({ x, y }));
    }),
  );
  return extentOf(union(strokes));
};

/** The outline of an area without holes, as Clipper takes it. */
export const outlineOf = (
  area: ReturnType<typeof modeling.primitives.circle>,
): { x: number; y: number }[] =>
  modeling.geometries.geom2.toPoints(area).map(([x, y]) => ({ x, y }));
