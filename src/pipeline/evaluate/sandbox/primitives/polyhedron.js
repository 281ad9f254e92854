// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/primitives/polyhedron.stock.js';
import { lazySolid } from '../lazy-solid.js';

/** Points and faces as the host takes them; what is odd, painted or inside out is stock's. */
const polyhedron = (options) => {
  const { points = [], faces = [], colors, orientation = 'outward' } = options ?? {};
  const plain =
    Array.isArray(points) &&
    Array.isArray(faces) &&
    points.length >= 3 &&
    faces.length >= 1 &&
    !colors &&
    orientation === 'outward';
  const packedPoints = plain && packPoints(points);
  const packedFaces = packedPoints && packFaces(faces, points.length);
  if (!packedFaces) return stock(options);
  const { corners, counts } = packedFaces;
  return lazySolid({ number: host.sendFaces(packedPoints.buffer, corners.buffer, counts.buffer) });
};

const packPoints = (points) => {
  const packed = new Float64Array(3 * points.length);
  let at = 0;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (!Array.isArray(point) || point.length < 3) return undefined;
    for (let k = 0; k < 3; k++) {
      if (!Number.isFinite(point[k])) return undefined;
      packed[at++] = point[k];
    }
  }
  return packed;
};

const packFaces = (faces, length) => {
  const counts = new Uint32Array(faces.length);
  const corners = [];
  for (let i = 0; i < faces.length; i++) {
    const face = faces[i];
    if (!Array.isArray(face) || face.length < 3) return undefined;
    counts[i] = face.length;
    for (let k = 0; k < face.length; k++) {
      const corner = face[k];
      if (!(Number.isInteger(corner) && corner >= 0 && corner < length)) return undefined;
      corners.push(corner);
    }
  }
  return { corners: new Uint32Array(corners), counts };
};

export default polyhedron;
