// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Polygons ⇄ flat arrays that can cross to the host. */

/** `points`: x y z of each corner; `counts`: corners of each polygon; `colors`: r g b a, if any has one. */
export const packPolygons = (polygons) => {
  let corners = 0;
  let colored = false;
  for (let i = 0; i < polygons.length; i++) {
    corners += polygons[i].vertices.length;
    if (polygons[i].color) colored = true;
  }
  const points = new Float64Array(3 * corners);
  const counts = new Uint32Array(polygons.length);
  let at = 0;
  for (let i = 0; i < polygons.length; i++) {
    const vertices = polygons[i].vertices;
    counts[i] = vertices.length;
    for (let k = 0; k < vertices.length; k++) {
      const vertex = vertices[k];
      points[at++] = vertex[0];
      points[at++] = vertex[1];
      points[at++] = vertex[2];
    }
  }
  return { points, counts, colors: colored ? packColors(polygons) : undefined };
};

/** −1 stands for "as the solid". */
const packColors = (polygons) => {
  const colors = new Float64Array(4 * polygons.length).fill(-1);
  polygons.forEach(({ color }, i) => {
    if (!Array.isArray(color)) return;
    for (let k = 0; k < 4; k++) colors[4 * i + k] = k < color.length ? color[k] : 1;
  });
  return colors;
};

/** What packPolygons made, without colors → poly3 list. */
export const unpackPolygons = ({ points, counts }) => {
  const polygons = [];
  let at = 0;
  for (let i = 0; i < counts.length; i++) {
    const vertices = [];
    for (let k = 0; k < counts[i]; k++) {
      vertices.push([points[at], points[at + 1], points[at + 2]]);
      at += 3;
    }
    polygons.push({ vertices });
  }
  return polygons;
};

/** Nine numbers a triangle → poly3 list. */
export const unpackTriangles = (buffer) => {
  const values = new Float64Array(buffer);
  const polygons = [];
  for (let i = 0; i < values.length; i += 9) {
    polygons.push({
      vertices: [
        [values[i], values[i + 1], values[i + 2]],
        [values[i + 3], values[i + 4], values[i + 5]],
        [values[i + 6], values[i + 7], values[i + 8]],
      ],
    });
  }
  return polygons;
};

/** Each side as x0 y0 x1 y1. */
export const packSides = (sides) => {
  const values = new Float64Array(4 * sides.length);
  for (let i = 0; i < sides.length; i++) {
    const [from, to] = sides[i];
    values[4 * i] = from[0];
    values[4 * i + 1] = from[1];
    values[4 * i + 2] = to[0];
    values[4 * i + 3] = to[1];
  }
  return values;
};

export const unpackSides = (buffer) => {
  const values = new Float64Array(buffer);
  const sides = [];
  for (let i = 0; i < values.length; i += 4) {
    sides.push([
      [values[i], values[i + 1]],
      [values[i + 2], values[i + 3]],
    ]);
  }
  return sides;
};
