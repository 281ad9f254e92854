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

/**
 * A buffer of doubles → poly3 list: how many, whether painted, corners of each, r g b a of each if
 * painted (−1: not this one), x y z of all corners.
 */
export const unpackPolygons = (buffer) => {
  const values = new Float64Array(buffer);
  const [length, painted] = values;
  const polygons = [];
  const colors = 2 + length;
  let at = painted ? colors + 4 * length : colors;
  for (let i = 0; i < length; i++) {
    const vertices = [];
    for (let k = values[2 + i]; k > 0; k--) {
      vertices.push([values[at], values[at + 1], values[at + 2]]);
      at += 3;
    }
    const polygon = { vertices };
    if (painted && values[colors + 4 * i] >= 0) {
      polygon.color = Array.from(values.subarray(colors + 4 * i, colors + 4 * i + 4));
    }
    polygons.push(polygon);
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

/** What packSides made → sides. */
export const unpackSides = (values) => {
  const sides = [];
  for (let i = 0; i < values.length; i += 4) {
    sides.push([
      [values[i], values[i + 1]],
      [values[i + 2], values[i + 3]],
    ]);
  }
  return sides;
};

/** Each edge of a slice as x0 y0 z0 x1 y1 z1. */
export const packEdges = (edges) => {
  const values = new Float64Array(6 * edges.length);
  let at = 0;
  for (let i = 0; i < edges.length; i++) {
    const [from, to] = edges[i];
    values[at++] = from[0];
    values[at++] = from[1];
    values[at++] = from[2];
    values[at++] = to[0];
    values[at++] = to[1];
    values[at++] = to[2];
  }
  return values;
};
