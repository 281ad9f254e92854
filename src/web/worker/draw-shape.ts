// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Path, Section, Shape, Solid } from '../../pipeline/evaluate/shape.ts';
import { creaseNormals } from './crease-normals.ts';
import type { Drawing } from './drawing.ts';
import { fillRings } from './fill-rings.ts';

/** What a viewer needs of a shape; sections and paths lie at z = 0. */
export const drawShape = (shape: Shape): Drawing => ({
  kind: shape.kind,
  name: shape.name,
  ...(shape.color && { color: shape.color }),
  ...(shape.kind === 'solid'
    ? drawSolid(shape)
    : shape.kind === 'section'
      ? drawSection(shape)
      : drawPath(shape)),
});

type Buffers = Pick<Drawing, 'positions' | 'normals' | 'lines' | 'colors'>;

const drawSolid = ({ mesh }: Solid): Buffers => {
  const { positions: p, triangles, colors } = mesh;
  const positions = new Float32Array(3 * triangles.length);
  for (let corner = 0; corner < triangles.length; corner++) {
    const from = 3 * triangles[corner]!;
    positions[3 * corner] = p[from]!;
    positions[3 * corner + 1] = p[from + 1]!;
    positions[3 * corner + 2] = p[from + 2]!;
  }
  return { positions, ...creaseNormals(mesh), ...(colors && { colors: ofCorners(colors) }) };
};

/** The color of each triangle, three times. */
const ofCorners = (colors: Uint8Array): Uint8Array => {
  const corners = new Uint8Array(3 * colors.length);
  for (let at = 0; at < colors.length; at += 4) {
    for (let k = 0; k < 12; k++) corners[3 * at + k] = colors[at + (k % 4)]!;
  }
  return corners;
};

const drawSection = ({ rings }: Section): Buffers => {
  const positions = fillRings(rings);
  const normals = Float32Array.from(positions, (_, i) => (i % 3 === 2 ? 1 : 0));
  const lines = rings.flatMap((ring) => [...outline(ring, true)]);
  return { positions, normals, lines: Float32Array.from(lines) };
};

const drawPath = ({ points, closed }: Path): Buffers => ({
  positions: new Float32Array(0),
  normals: new Float32Array(0),
  lines: outline(points, closed),
});

const outline = (points: Float64Array, closed: boolean): Float32Array => {
  const count = points.length / 2;
  const lines = new Float32Array(6 * (closed ? count : count - 1));
  for (let i = 0; 6 * i < lines.length; i++) {
    const j = (i + 1) % count;
    lines.set([points[2 * i]!, points[2 * i + 1]!, 0], 6 * i);
    lines.set([points[2 * j]!, points[2 * j + 1]!, 0], 6 * i + 3);
  }
  return lines;
};
