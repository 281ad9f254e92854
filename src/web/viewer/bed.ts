// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  type Box3,
  BufferAttribute,
  BufferGeometry,
  type Group,
  LineSegments,
  type Material,
} from 'three';
import { clearObjects } from './part-objects.ts';
import type { Palette } from './palette.ts';

const STEP = 10;
const STRONG = 50;

/** A grid of 10 mm, stronger each 50 mm, under the box: large enough for it, fading outward. */
export const layBed = (group: Group, box: Box3, palette: Palette, material: Material): void => {
  const floor = box.isEmpty() ? 0 : box.min.z;
  const reach = Math.max(box.max.x - box.min.x, box.max.y - box.min.y, 0);
  const half = STRONG * Math.max(2, Math.ceil(reach / STRONG));
  const middle = (axis: 'x' | 'y'): number =>
    box.isEmpty() ? 0 : STRONG * Math.round((box.min[axis] + box.max[axis]) / (2 * STRONG));
  const key = `${half} ${middle('x')} ${middle('y')}`;
  // A hair lower than the part's underside, which else would flicker with it.
  group.position.set(middle('x'), middle('y'), floor - 0.02);
  if (group.userData['key'] === key && group.children.length > 0) return;
  group.userData['key'] = key;
  clearObjects(group);
  group.add(new LineSegments(grid(half, palette), material));
};

/** Lines in pieces of one step, each end as strong as its distance from the middle lets it be. */
const grid = (half: number, { grid: { r, g, b } }: Palette): BufferGeometry => {
  const places: number[] = [];
  const colors: number[] = [];
  const add = (x: number, y: number, strength: number): void => {
    const rest = Math.max(0, 1 - (x * x + y * y) / (half * half));
    places.push(x, y, 0);
    colors.push(r, g, b, strength * rest);
  };
  for (let line = -half; line <= half; line += STEP) {
    const strength = line % STRONG === 0 ? 1 : 0.5;
    for (let at = -half; at < half; at += STEP) {
      for (const end of [at, at + STEP]) add(end, line, strength);
      for (const end of [at, at + STEP]) add(line, end, strength);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(places), 3));
  geometry.setAttribute('color', new BufferAttribute(Float32Array.from(colors), 4));
  return geometry;
};
