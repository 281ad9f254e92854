// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { measure } from '../mesh/measure.ts';
import type { Mesh } from '../mesh/mesh.ts';

/** Real and imaginary part. */
export type Complex = readonly [number, number];

/** Moments about the centroid; with r = x + iy and r̄ = x - iy. */
export interface Moments {
  /** mm³ */
  readonly volume: number;
  /** mm² */
  readonly area: number;
  /** mm */
  readonly height: number;
  /** Greatest distance of a vertex from the vertical through the centroid, mm. */
  readonly reach: number;
  /** ∫z², ∫z³, ∫rr̄, ∫rr̄z, without unit. */
  readonly still: readonly [number, number, number, number];
  /** Those that turn with the body, without unit: ∫rz, ∫r²r̄, ∫rz², ∫r², ∫r²z, ∫r³, and of the surface. */
  readonly turning: {
    readonly rz: Complex;
    readonly rrr: Complex;
    readonly rzz: Complex;
    readonly rr: Complex;
    readonly rrz: Complex;
    readonly rrr3: Complex;
    readonly surfaceR: Complex;
    readonly surfaceRz: Complex;
    readonly surfaceRr: Complex;
  };
}

// Products of two and three coordinates, in the order in which they are summed.
const PAIRS = [[0, 0], [1, 1], [2, 2], [0, 1], [0, 2], [1, 2]] as const; // prettier-ignore
const TRIPLES = [
  ...([[0, 0, 0], [1, 1, 1], [2, 2, 2], [0, 0, 1], [0, 1, 1]] as const), // prettier-ignore
  ...([[0, 0, 2], [1, 1, 2], [0, 1, 2], [0, 2, 2], [1, 2, 2]] as const), // prettier-ignore
] as const;

/**
 * Moments of the body and the surface of a closed mesh, in doubles.
 *
 * Each triangle and the centroid span a signed tetrahedron, over which a monomial of degree k is
 * integrated exactly: with p₁, p₂, p₃ the sums over the corners of products of one, two and three
 * coordinates, degree 2 gives V/20·(p₁p₁ + p₂) and degree 3 gives V/120·(p₁p₁p₁ + 3·p₁p₂ + 2·p₃)
 * (D. Eberly, "Polyhedral Mass Properties (Revisited)"; J. B. Lasserre and K. E. Avrachenkov, "The
 * multi-dimensional version of ∫xᵖdx", 2001). Over the triangle itself degree 2 gives
 * A/12·(p₁p₁ + p₂). Sums are divided by volume or area and by half the extent to the power of k.
 */
export const momentsOf = (mesh: Mesh): Moments => {
  const { positions, triangles } = mesh;
  const { volume, area, bounds, center } = measure(mesh);
  const height = bounds[1][2] - bounds[0][2];
  const reach = reachOf(positions, center);
  const radius = Math.sqrt(reach * reach + (height * height) / 4);

  const second = new Float64Array(PAIRS.length);
  const third = new Float64Array(TRIPLES.length);
  const surfaceFirst = new Float64Array(3);
  const surfaceSecond = new Float64Array(PAIRS.length);
  const corners = new Float64Array(9);
  const sum = new Float64Array(3);
  for (let t = 0; t < triangles.length; t += 3) {
    for (let i = 0; i < 9; i++) {
      const vertex = triangles[t + Math.floor(i / 3)]!;
      corners[i] = (positions[3 * vertex + (i % 3)]! - center[i % 3]!) / (radius || 1);
    }
    for (let k = 0; k < 3; k++) sum[k] = corners[k]! + corners[3 + k]! + corners[6 + k]!;
    const [sixfold, twofold] = spans(corners);
    const two = (i: number, j: number): number =>
      corners[i]! * corners[j]! +
      corners[3 + i]! * corners[3 + j]! +
      corners[6 + i]! * corners[6 + j]!;
    const three = (i: number, j: number, k: number): number =>
      corners[i]! * corners[j]! * corners[k]! +
      corners[3 + i]! * corners[3 + j]! * corners[3 + k]! +
      corners[6 + i]! * corners[6 + j]! * corners[6 + k]!;
    for (let n = 0; n < PAIRS.length; n++) {
      const [i, j] = PAIRS[n]!;
      const value = sum[i]! * sum[j]! + two(i, j);
      second[n]! += (sixfold * value) / 120;
      surfaceSecond[n]! += (twofold * value) / 24;
    }
    for (let n = 0; n < TRIPLES.length; n++) {
      const [i, j, k] = TRIPLES[n]!;
      const [a, b, c] = [sum[i]!, sum[j]!, sum[k]!];
      const value = a * b * c + a * two(j, k) + b * two(i, k) + c * two(i, j) + 2 * three(i, j, k);
      third[n]! += (sixfold * value) / 720;
    }
    for (let k = 0; k < 3; k++) surfaceFirst[k]! += (twofold * sum[k]!) / 6;
  }
  const perVolume = volume === 0 ? 0 : (radius * radius * radius) / volume;
  const perArea = area === 0 ? 0 : (radius * radius) / area;
  const [xx, yy, zz, xy, xz, yz] = sextuple(second, perVolume);
  const [sxx, syy, , sxy, sxz, syz] = sextuple(surfaceSecond, perArea);
  const [xxx, yyy, zzz, xxy, xyy, xxz, yyz, xyz, xzz, yzz] = Array.from(
    third,
    (value) => value * perVolume,
  ) as Ten;
  return {
    volume,
    area,
    height,
    reach,
    still: [zz, zzz, xx + yy, xxz + yyz],
    turning: {
      rz: [xz, yz],
      rrr: [xxx + xyy, xxy + yyy],
      rzz: [xzz, yzz],
      rr: [xx - yy, 2 * xy],
      rrz: [xxz - yyz, 2 * xyz],
      rrr3: [xxx - 3 * xyy, 3 * xxy - yyy],
      surfaceR: [surfaceFirst[0]! * perArea, surfaceFirst[1]! * perArea],
      surfaceRz: [sxz, syz],
      surfaceRr: [sxx - syy, 2 * sxy],
    },
  };
};

type Six = [number, number, number, number, number, number];
type Ten = [...Six, number, number, number, number];

const sextuple = (values: Float64Array, factor: number): Six =>
  Array.from(values, (value) => value * factor) as Six;

/** Six times the tetrahedron between a triangle and the origin, and twice the triangle's area. */
const spans = (c: Float64Array): [number, number] => {
  const [ux, uy, uz] = [c[3]! - c[0]!, c[4]! - c[1]!, c[5]! - c[2]!];
  const [vx, vy, vz] = [c[6]! - c[0]!, c[7]! - c[1]!, c[8]! - c[2]!];
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  return [c[0]! * nx + c[1]! * ny + c[2]! * nz, Math.sqrt(nx * nx + ny * ny + nz * nz)];
};

const reachOf = (positions: Float32Array, [cx, cy]: readonly number[]): number => {
  let square = 0;
  for (let i = 0; i + 2 < positions.length; i += 3) {
    const [x, y] = [positions[i]! - cx!, positions[i + 1]! - cy!];
    square = Math.max(square, x * x + y * y);
  }
  return Math.sqrt(square);
};
