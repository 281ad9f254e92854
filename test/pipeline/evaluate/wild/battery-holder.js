// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A holder for AA cells. Habit: cuts that end exactly on a face, spread and nested lists of cutters.
const jscad = require('@jscad/modeling');
const { cuboid, cylinder } = jscad.primitives;
const { subtract, union } = jscad.booleans;
const { translate, rotateX, rotate } = jscad.transforms;

function getParameterDefinitions() {
  return [
    { name: 'count', type: 'int', initial: 3, min: 1, max: 6, caption: 'Cells:' },
    {
      name: 'kind',
      type: 'radio',
      values: ['AA', 'AAA'],
      captions: ['AA', 'AAA'],
      initial: 'AA',
      caption: 'Kind:',
    },
  ];
}

function main(params) {
  const cell = params.kind === 'AAA' ? { d: 10.5, l: 44.5 } : { d: 14.5, l: 50.5 };
  const wall = 2;
  const w = params.count * (cell.d + wall) + wall;
  const l = cell.l + 2 * wall;
  const h = cell.d * 0.7;
  const box = cuboid({ size: [w, l, h], center: [w / 2, l / 2, h / 2] });
  const cells = [];
  const wires = [];
  for (let i = 0; i < params.count; i++) {
    const x = wall + cell.d / 2 + i * (cell.d + wall);
    const body = rotateX(
      Math.PI / 2,
      cylinder({ radius: cell.d / 2, height: cell.l, segments: 32 }),
    );
    cells.push(translate([x, l / 2, cell.d / 2 + wall], body));
    // open from above: the top of this cut lies in the top of the box
    cells.push(
      cuboid({
        size: [cell.d, cell.l, h - cell.d / 2 - wall],
        center: [x, l / 2, (h + cell.d / 2 + wall) / 2],
      }),
    );
    wires.push([
      cuboid({ size: [2, wall, 3], center: [x, wall / 2, h - 1.5] }),
      cuboid({ size: [2, wall, 3], center: [x, l - wall / 2, h - 1.5] }),
    ]);
  }
  const feet = [0, w - 6].map((x) => cuboid({ size: [6, l, 2], center: [x + 3, l / 2, -1] }));
  const screw = translate(
    [w / 2, l / 2, 1],
    rotate([0, 0, 0], cylinder({ radius: 1.6, height: 2, segments: 16 })),
  );
  return subtract(union(box, ...feet), ...cells, wires, screw);
}

module.exports = { main, getParameterDefinitions };
