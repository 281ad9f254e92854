// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  type Box3,
  BufferAttribute,
  BufferGeometry,
  type Group,
  LineBasicMaterial,
  LineSegments,
} from 'three';
import { disposeChildren } from './part-objects.ts';
import type { Palette } from './palette.ts';

const STEP = 10;
const STRONG = 50;

/** A grid of 10 mm, stronger each 50 mm, under the box: large enough for it, around its middle. */
export const layBed = (group: Group, box: Box3, palette: Palette): void => {
  const floor = box.isEmpty() ? 0 : box.min.z;
  const reach = Math.max(box.max.x - box.min.x, box.max.y - box.min.y, 0);
  const half = STRONG * Math.max(2, Math.ceil((0.7 * reach) / STRONG));
  const middle = (axis: 'x' | 'y'): number =>
    box.isEmpty() ? 0 : STRONG * Math.round((box.min[axis] + box.max[axis]) / (2 * STRONG));
  const key = `${half} ${middle('x')} ${middle('y')}`;
  // A hair lower than the part's underside, which else would flicker with it.
  group.position.set(middle('x'), middle('y'), floor - 0.02);
  if (group.userData['key'] === key && group.children.length > 0) return;
  group.userData['key'] = key;
  disposeChildren(group);
  const thin: number[] = [];
  const strong: number[] = [];
  for (let at = -half; at <= half; at += STEP) {
    const lines = at % STRONG === 0 ? strong : thin;
    lines.push(-half, at, 0, half, at, 0, at, -half, 0, at, half, 0);
  }
  group.add(grid(thin, palette, 0.6), grid(strong, palette, 1));
};

const grid = (lines: number[], { grid: color }: Palette, opacity: number): LineSegments => {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(lines), 3));
  return new LineSegments(
    geometry,
    new LineBasicMaterial({ color, transparent: true, opacity, depthWrite: false }),
  );
};
