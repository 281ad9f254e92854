// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A wing with a hollow for its spar. Habit: airfoils lofted from slices of points that are not alike.
const { booleans, extrusions, maths, primitives, transforms } = require('@jscad/modeling');
const { slice, extrudeFromSlices } = extrusions;
const { mat4 } = maths;

// NACA 4 digits, without camber when m is 0
const airfoil = (chord, m, p, thickness, steps) => {
  const upper = [];
  const lower = [];
  for (let i = 0; i <= steps; i++) {
    const x = 0.5 * (1 - Math.cos((Math.PI * i) / steps));
    const half =
      5 *
      thickness *
      (0.2969 * Math.sqrt(x) - 0.126 * x - 0.3516 * x ** 2 + 0.2843 * x ** 3 - 0.1036 * x ** 4);
    const camber =
      m === 0
        ? 0
        : x < p
          ? (m / p ** 2) * (2 * p * x - x * x)
          : (m / (1 - p) ** 2) * (1 - 2 * p + 2 * p * x - x * x);
    upper.push([chord * x, chord * (camber + half)]);
    lower.push([chord * x, chord * (camber - half)]);
  }
  return [...upper.reverse(), ...lower.slice(1, -1)];
};

const main = () => {
  const span = 80;
  const wing = extrudeFromSlices(
    {
      numberOfSlices: 9,
      callback: (progress) => {
        const chord = 30 - 12 * progress;
        const section = slice.fromPoints(airfoil(chord, 0.02, 0.4, 0.12, 14));
        const twist = mat4.fromZRotation(mat4.create(), -0.08 * progress);
        const sweep = mat4.fromTranslation(mat4.create(), [
          8 * progress,
          4 * progress * progress,
          span * progress,
        ]);
        return slice.transform(mat4.multiply(mat4.create(), sweep, twist), section);
      },
    },
    {},
  );
  const spar = primitives.cylinder({
    radius: 1,
    height: span * 0.6,
    center: [9, 0.5, span * 0.3],
    segments: 12,
  });
  const half = booleans.subtract(wing, spar);
  return [half, transforms.mirrorZ(half)];
};

module.exports = { main };
