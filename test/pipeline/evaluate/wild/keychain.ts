// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A tag for keys. Habit: TypeScript with interfaces, types of the library and a default export.
import { booleans, extrusions, hulls, primitives, transforms } from '@jscad/modeling';
import type { Geom2, Geom3 } from '@jscad/modeling/src/geometries/types.js';

interface Params {
  length: number;
  thickness: number;
  style: 'plain' | 'heart';
}

type Point = [x: number, y: number];

const getParameterDefinitions = () => [
  { name: 'length', type: 'int', initial: 40, caption: 'Length' },
  { name: 'thickness', type: 'float', initial: 3, caption: 'Thickness' },
  {
    name: 'style',
    type: 'choice',
    values: ['plain', 'heart'],
    initial: 'heart',
    caption: 'Style',
  },
];

const heart = (size: number): Geom2 => {
  const points: Point[] = [];
  const steps = 48;
  for (let i = 0; i < steps; i++) {
    const t = (2 * Math.PI * i) / steps;
    const x = 16 * Math.sin(t) ** 3;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
    points.push([(-x * size) / 32, (y * size) / 32]);
  }
  return primitives.polygon({ points });
};

const outline = (length: number): Geom2 =>
  hulls.hull(
    primitives.circle({ radius: 9, segments: 32 }),
    primitives.circle({ radius: 5, center: [length - 14, 0], segments: 32 }),
  );

class Tag {
  readonly params: Params;
  constructor(params: Params) {
    this.params = params;
  }
  build(): Geom3 {
    const { length, thickness, style } = this.params;
    const eye = primitives.circle({ radius: 2.5, center: [length - 14, 0], segments: 24 });
    const flat = booleans.subtract(outline(length), eye) as Geom2;
    const plate = extrusions.extrudeLinear({ height: thickness }, flat);
    if (style !== 'heart') return plate;
    const inlay = extrusions.extrudeLinear({ height: thickness / 2 }, heart(11));
    return booleans.subtract(plate, transforms.translateZ(thickness / 2, inlay)) as Geom3;
  }
}

const main = (params: Params): Geom3 => new Tag(params).build();

export default { main, getParameterDefinitions };
