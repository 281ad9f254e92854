// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A vase with a wavy wall. Habit: an ES module with export const main, a profile turned around.
import { extrusions, primitives, transforms, booleans } from '@jscad/modeling';

const TAU = Math.PI * 2;

export const getParameterDefinitions = () => [
  { name: 'height', type: 'number', initial: 60, caption: 'Height' },
  { name: 'wall', type: 'float', initial: 2, min: 0.8, max: 4, caption: 'Wall' },
  { name: 'waves', type: 'int', initial: 3, min: 1, max: 8, caption: 'Waves' },
  { name: 'drain', type: 'checkbox', checked: true, caption: 'Hole to drain' },
];

const radiusAt = (t, waves) => 16 + 6 * Math.sin(t * waves * Math.PI) + 5 * t;

const profile = ({ height, wall, waves }) => {
  const steps = 24;
  const points = [[0, 0]];
  for (let i = 0; i <= steps; i++) points.push([radiusAt(i / steps, waves), (height * i) / steps]);
  for (let i = steps; i >= 1; i--) {
    points.push([radiusAt(i / steps, waves) - wall, Math.max(wall, (height * i) / steps)]);
  }
  points.push([0, wall]);
  return primitives.polygon({ points });
};

export const main = (params) => {
  const vase = extrusions.extrudeRotate({ segments: 36 }, profile(params));
  if (!params.drain) return vase;
  const hole = primitives.cylinder({ radius: 2, height: 3 * params.wall, segments: 16 });
  const holes = [0, 1, 2].map((i) =>
    transforms.rotateZ((i * TAU) / 3, transforms.translateX(6, hole)),
  );
  return booleans.subtract(vase, ...holes);
};
