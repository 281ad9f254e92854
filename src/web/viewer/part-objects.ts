// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Group } from 'three';
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshLambertMaterial,
  type Object3D,
  SRGBColorSpace,
} from 'three';
import type { Drawing } from '../worker/drawing.ts';
import type { Palette } from './palette.ts';

/** Objects for the drawings of a part, in place of those that the group held before. */
export const replacePart = (group: Group, drawings: readonly Drawing[], palette: Palette): void => {
  disposeChildren(group);
  for (const drawing of drawings) {
    if (drawing.positions.length > 0) group.add(surface(drawing, palette));
    if (drawing.lines.length > 0) group.add(edges(drawing, palette));
  }
};

/** Frees what the graphics card holds for everything in the group, and empties it. */
export const disposeChildren = (group: Group): void => {
  group.traverse((each: Object3D) => {
    if (!(each instanceof Mesh || each instanceof LineSegments)) return;
    (each.geometry as BufferGeometry).dispose();
    (each.material as LineBasicMaterial).dispose();
  });
  group.clear();
};

const surface = (drawing: Drawing, palette: Palette): Mesh => {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(drawing.positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(drawing.normals, 3));
  const opacity = drawing.color?.[3] ?? 1;
  const material = new MeshLambertMaterial({
    color: colorOf(drawing, palette.part),
    // Edges lie in the surface: it steps back a little, so that they are seen.
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
    ...(opacity < 1 && { transparent: true, opacity, depthWrite: false }),
    ...(drawing.kind === 'section' && { side: DoubleSide }),
  });
  if (drawing.colors) {
    geometry.setAttribute('color', new BufferAttribute(linear(drawing.colors), 4, true));
    material.vertexColors = true;
    material.color.set(0xffffff);
  }
  return new Mesh(geometry, material);
};

const edges = (drawing: Drawing, palette: Palette): LineSegments => {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(drawing.lines, 3));
  const solid = drawing.kind === 'solid';
  const color = solid ? palette.edge : colorOf(drawing, palette.edge);
  const look = solid ? { transparent: true, opacity: 0.8 } : {};
  return new LineSegments(geometry, new LineBasicMaterial({ color, ...look }));
};

/** JSCAD writes colors as screens show them. */
const colorOf = ({ color }: Drawing, otherwise: Color): Color =>
  color ? new Color().setRGB(color[0], color[1], color[2], SRGBColorSpace) : otherwise;

/** Colors of corners reach the shader as they are: made linear here, by a table. */
const linear = (colors: Uint8Array): Uint8Array =>
  colors.map((value, i) => (i % 4 === 3 ? value : LINEAR[value]!));

const LINEAR = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.round(255 * new Color().setRGB(value / 255, 0, 0, SRGBColorSpace).r),
);
