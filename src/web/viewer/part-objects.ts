// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Group, Material } from 'three';
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  LineSegments,
  Mesh,
  type Object3D,
  SRGBColorSpace,
} from 'three';
import type { Drawing } from '../worker/drawing.ts';
import type { Materials } from './materials.ts';

/** Objects for the drawings of a part, in place of those that the group held before. */
export const replacePart = (
  group: Group,
  drawings: readonly Drawing[],
  materials: Materials,
): void => {
  clearObjects(group);
  for (const drawing of drawings) {
    if (drawing.positions.length > 0) group.add(surface(drawing, materials.surface(drawing)));
    if (drawing.lines.length > 0) group.add(edges(drawing, materials.edges(drawing)));
  }
  // The part is in sight nearly always; to find that out would read every corner.
  for (const each of group.children) each.frustumCulled = false;
};

/**
 * Frees what the graphics card holds for the shapes in the group, and empties it. Materials stay:
 * a shader whose last material goes is compiled again for the next one.
 */
export const clearObjects = (group: Group): void => {
  group.traverse((each: Object3D) => {
    if (each instanceof Mesh || each instanceof LineSegments)
      (each.geometry as BufferGeometry).dispose();
  });
  group.clear();
};

const surface = (drawing: Drawing, material: Material): Mesh => {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(drawing.positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(drawing.normals, 3));
  if (drawing.colors)
    geometry.setAttribute('color', new BufferAttribute(linear(drawing.colors), 4, true));
  return new Mesh(geometry, material);
};

const edges = (drawing: Drawing, material: Material): LineSegments => {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(drawing.lines, 3));
  return new LineSegments(geometry, material);
};

/** Colors of corners reach the shader as they are: made linear here, by a table. */
const linear = (colors: Uint8Array): Uint8Array =>
  colors.map((value, i) => (i % 4 === 3 ? value : LINEAR[value]!));

const LINEAR = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.round(255 * new Color().setRGB(value / 255, 0, 0, SRGBColorSpace).r),
);
