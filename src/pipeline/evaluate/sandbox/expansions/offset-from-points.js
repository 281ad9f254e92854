// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/operations/expansions/offsetFromPoints.stock.js';

const CORNERS = ['edge', 'chamfer', 'round'];

/** Stock's offset, which the host computes; odd options and points are left to stock. */
const offsetFromPoints = (options, points) => {
  const { delta, corners, closed, segments } = {
    ...{ delta: 1, corners: 'edge', closed: false, segments: 16 },
    ...options,
  };
  const kind = CORNERS.indexOf(corners);
  const plain = Number.isFinite(delta) && Number.isFinite(segments) && kind >= 0;
  const packed = plain && packPoints(points);
  if (!packed) return stock(options, points);
  const settings = new Float64Array([delta, kind, closed ? 1 : 0, segments]);
  const moved = new Float64Array(host.offsetPoints(packed.buffer, settings.buffer));
  return Array.from({ length: moved.length / 2 }, (_, i) => [moved[2 * i], moved[2 * i + 1]]);
};

const packPoints = (points) => {
  const packed = new Float64Array(2 * points.length);
  for (let i = 0; i < points.length; i++) {
    packed[2 * i] = points[i][0];
    packed[2 * i + 1] = points[i][1];
  }
  return packed.every(Number.isFinite) && packed;
};

export default offsetFromPoints;
