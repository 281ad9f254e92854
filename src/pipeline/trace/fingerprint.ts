// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import { momentsOf, type Complex, type Moments } from './moments.ts';

/**
 * Numbers that describe a closed body wherever it lies, however it is turned around z and whatever
 * triangles its facets are cut into: plain numbers, fit for JSON.
 *
 * 0 volume (mm³), 1 area (mm²), 2 height (mm), 3 greatest distance of a vertex from the vertical
 * through the centroid (mm). Then numbers without a unit: 4 to 7 the central moments zz, zzz, r²
 * and r²z, which do not change when the body is turned; the moduli of the complex ones in the
 * order of `COMPLEX`; real and imaginary part of each product in `PRODUCTS`. Solid moments are
 * divided by volume · radiusᵏ, surface moments by area · radiusᵏ, where radius is half the extent.
 */
export type Fingerprint = readonly number[];

type Name = keyof Moments['turning'];

/** Complex moments (see moments.ts); a turn by φ multiplies each by e^(i·w·φ), w in its comment. */
const COMPLEX = [
  'rz', // 1
  'rrr', // 1
  'rzz', // 1
  'surfaceR', // 1
  'surfaceRz', // 1
  'rr', // 2
  'rrz', // 2
  'surfaceRr', // 2
  'rrr3', // 3
] as const satisfies readonly Name[];

/**
 * Products in which the turns cancel: the first moment times the conjugates of the others. What
 * mirrors the body flips the sign of their imaginary part.
 */
const PRODUCTS: readonly (readonly [Name, ...Name[]])[] = [
  ['rz', 'rrr'],
  ['rz', 'rzz'],
  ['rrr', 'rzz'],
  ['rrr', 'surfaceR'],
  ['rz', 'surfaceRz'],
  ['rr', 'rrz'],
  ['rr', 'surfaceRr'],
  ['rrz', 'surfaceRr'],
  ['rr', 'rz', 'rz'],
  ['rr', 'rrr', 'rrr'],
  ['rrr3', 'rr', 'rrr'],
];

const MODULI_AT = 8;
const PRODUCTS_AT = MODULI_AT + COMPLEX.length;
const LENGTH = PRODUCTS_AT + 2 * PRODUCTS.length;

/**
 * The fingerprint of a closed mesh in mm.
 *
 * Moments are exact integrals over the body and its surface (see `momentsOf`). Their combinations
 * that a rotation leaves alone follow J. Flusser, "On the independence of rotation moment
 * invariants", Pattern Recognition 33 (2000). A box of 10 × 20 × 30 mm has
 * `[6000, 2200, 30, 11.18…, …]`.
 */
export const fingerprint = (mesh: Mesh): Fingerprint => {
  const { volume, area, height, reach, still, turning } = momentsOf(mesh);
  const products = PRODUCTS.flatMap(([first, ...others]) =>
    others.reduce<Complex>(
      (product, name) => timesConjugate(product, turning[name]),
      turning[first],
    ),
  );
  const moduli = COMPLEX.map((name) => modulus(turning[name]));
  return [volume, area, height, reach, ...still, ...moduli, ...products];
};

/**
 * Whether two fingerprints are of the same shape, up to rounding: each vertex may have moved by
 * 1e-4 mm and 5e-6 of the part's extent. A surface that moved so far changes the volume by area
 * times that distance at most, a moment of degree k by that times radiusᵏ. Height and reach hang on
 * single vertices and may differ by 1e-3 mm more; the area by 1e-4 of itself and by what widens
 * when edges as long as the part move.
 */
export const sameShape = (a: Fingerprint, b: Fingerprint): boolean => {
  if (a.length !== LENGTH || b.length !== LENGTH) return false;
  const [ofA, ofB] = [tolerances(a), tolerances(b)];
  return a.every((value, i) => Math.abs(value - b[i]!) <= Math.max(ofA[i]!, ofB[i]!));
};

/** Volumes in mm³ outside of which no other fingerprint is `sameShape`: to look up candidates by. */
export const volumeRange = (of: Fingerprint): readonly [number, number] => {
  const tolerance = 2 * tolerances(of)[0]!;
  return [of[0]! - tolerance, of[0]! + tolerance];
};

const SHIFT = 1e-4;
const SHIFT_OF_EXTENT = 5e-6;
const SINGLE_VERTEX = 1e-3;
const AREA = 1e-4;

const tolerances = (of: Fingerprint): readonly number[] => {
  const [volume, area, height, reach] = of as readonly [number, number, number, number];
  const extent = Math.sqrt(4 * reach * reach + height * height);
  const shift = SHIFT + SHIFT_OF_EXTENT * extent;
  const ofVolume = area * shift;
  const solid = ofVolume / Math.max(Math.abs(volume), ofVolume, Number.MIN_VALUE);
  const single = SINGLE_VERTEX + 2 * shift;
  const ofArea = AREA * area + 4 * shift * (extent + Math.sqrt(area));
  const surface = solid + (2 * ofArea) / Math.max(area, ofArea, Number.MIN_VALUE);
  const one = (name: Name): number => (name.startsWith('surface') ? surface : solid);
  return [
    ...[ofVolume, ofArea, single, single],
    ...Array.from({ length: MODULI_AT - 4 }, () => solid),
    ...COMPLEX.map(one),
    ...PRODUCTS.flatMap((names) => {
      const grown = names.reduce((product, name) => product * (size(of, name) + one(name)), 1);
      const tolerance = grown - names.reduce((product, name) => product * size(of, name), 1);
      return [tolerance, tolerance];
    }),
  ];
};

const size = (of: Fingerprint, name: Name): number =>
  of[MODULI_AT + (COMPLEX as readonly Name[]).indexOf(name)]!;

const timesConjugate = ([a, b]: Complex, [c, d]: Complex): Complex => [
  a * c + b * d,
  b * c - a * d,
];

const modulus = ([a, b]: Complex): number => Math.sqrt(a * a + b * b);
