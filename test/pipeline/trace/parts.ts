// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { weld } from '../../../src/pipeline/mesh/weld.ts';
import { cos, sin } from '../../../src/shared/math.ts';

type Ring = readonly (readonly [number, number])[];

const SIDES = 32;

/** A square plate with a round hole beside its middle, mm. */
export const plate = (size: number, thickness: number, hole: number, shift = 0): Mesh => {
  const angles = Array.from({ length: SIDES }, (_, i) => (2 * Math.PI * i) / SIDES);
  const outer: Ring = angles.map((angle) => {
    const [x, y] = [cos(angle), sin(angle)];
    const stretch = size / 2 / Math.max(Math.abs(x), Math.abs(y));
    return [x * stretch, y * stretch];
  });
  const inner: Ring = angles.map((angle) => [
    (hole / 2) * cos(angle) + shift,
    (hole / 2) * sin(angle) + shift / 3,
  ]);
  const soup: number[] = [];
  for (let i = 0; i < SIDES; i++) {
    const [a, b] = [outer[i]!, outer[(i + 1) % SIDES]!];
    const [c, d] = [inner[i]!, inner[(i + 1) % SIDES]!];
    quad(soup, [...a, thickness], [...b, thickness], [...d, thickness], [...c, thickness]);
    quad(soup, [...c, 0], [...d, 0], [...b, 0], [...a, 0]);
    quad(soup, [...a, 0], [...b, 0], [...b, thickness], [...a, thickness]);
    quad(soup, [...d, 0], [...c, 0], [...c, thickness], [...d, thickness]);
  }
  return weld(Float32Array.from(soup));
};

/** An upright prism over a polygon that is star-shaped around its first corner. */
export const prism = (ring: Ring, height: number): Mesh => {
  const soup: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [a, b, c] = [ring[0]!, ring[i]!, ring[(i + 1) % ring.length]!];
    soup.push(...a, height, ...b, height, ...c, height, ...a, 0, ...c, 0, ...b, 0);
    quad(soup, [...b, 0], [...c, 0], [...c, height], [...b, height]);
  }
  return weld(Float32Array.from(soup));
};

/** Each triangle cut into four: the same facets of other triangles. */
export const subdivided = ({ positions: p, triangles }: Mesh): Mesh => {
  const soup: number[] = [];
  const at = (vertex: number): number[] => Array.from(p.subarray(3 * vertex, 3 * vertex + 3));
  const between = (a: number[], b: number[]): number[] => a.map((value, k) => (value + b[k]!) / 2);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [at(triangles[t]!), at(triangles[t + 1]!), at(triangles[t + 2]!)];
    const [ab, bc, ca] = [between(a, b), between(b, c), between(c, a)];
    soup.push(...a, ...ab, ...ca, ...ab, ...b, ...bc, ...ca, ...bc, ...c, ...ab, ...bc, ...ca);
  }
  return weld(Float32Array.from(soup));
};

const quad = (soup: number[], a: number[], b: number[], c: number[], d: number[]): void => {
  soup.push(...a, ...b, ...c, ...a, ...c, ...d);
};
