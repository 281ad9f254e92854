// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * Bins that stay where they are put in a drawer.
 *
 * The mat carries a stud at every crossing of its grid. Bins of any number of cells have pockets for
 * the studs, at their corners and along their edges as well as below, so they can be set down in any
 * cell. Studs and pockets are pyramids with 45° sides: nothing needs support.
 */

const { booleans, colors, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { cylinderElliptic, polyhedron, rectangle, roundedRectangle } = primitives;
const { translate } = transforms;

const GAP = 0.5; // between neighbors, mm
const STUD = { radius: 7, height: 2.8 };
const FLOOR = 1.2; // above the pockets
const MAT = 1.6;
const RADIUS = 3;
const SPACING = 6;

const getParameterDefinitions = () => [
  { name: 'grid', type: 'group', caption: 'Grid' },
  { name: 'cell', type: 'number', initial: 36, min: 28, max: 50, step: 1, caption: 'Cell (mm)' },
  {
    name: 'parts',
    type: 'radio',
    initial: 'both',
    values: ['both', 'bin', 'mat'],
    captions: ['Bin and mat', 'Only the bin', 'Only the mat'],
    caption: 'Print',
  },

  { name: 'bin', type: 'group', caption: 'Bin' },
  { name: 'columns', type: 'int', initial: 2, min: 1, max: 4, step: 1, caption: 'Cells wide' },
  { name: 'rows', type: 'int', initial: 2, min: 1, max: 4, step: 1, caption: 'Cells deep' },
  { name: 'height', type: 'number', initial: 40, min: 20, max: 100, step: 1, caption: 'Height (mm)' },
  { name: 'wall', type: 'number', initial: 1.2, min: 1.2, max: 2.4, step: 0.2, caption: 'Walls (mm)' },
  { name: 'across', type: 'int', initial: 2, min: 1, max: 6, step: 1, caption: 'Compartments side by side' },
  { name: 'behind', type: 'int', initial: 1, min: 1, max: 4, step: 1, caption: 'Compartments one behind the other' },
  { name: 'label', type: 'checkbox', checked: true, caption: 'Ledge for a label' },

  { name: 'mat', type: 'group', caption: 'Mat' },
  { name: 'matColumns', type: 'int', initial: 2, min: 1, max: 4, step: 1, caption: 'Cells wide' },
  { name: 'matRows', type: 'int', initial: 2, min: 1, max: 4, step: 1, caption: 'Cells deep' },
  { name: 'clearance', type: 'number', initial: 0.3, min: 0.15, max: 0.6, step: 0.05, caption: 'Clearance at the studs (mm)' },
];

const main = (values) => {
  const apart = ((values.columns + values.matColumns) * values.cell) / 4 + SPACING / 2;
  const gray = (part) => colors.colorize([0.55, 0.58, 0.62], part);
  if (values.parts === 'bin') return { bin: bin(values) };
  if (values.parts === 'mat') return { mat: gray(mat(values)) };
  return { bin: translate([-apart, 0, 0], bin(values)), mat: translate([apart, 0, 0], gray(mat(values))) };
};

const bin = (values) => {
  const { cell, clearance, columns, height, rows } = values;
  const size = [columns * cell - GAP, rows * cell - GAP];
  const body = block(size, height);
  const pockets = crossings(columns, rows, cell).map((at) => stud(at, clearance));
  return union(subtract(body, compartments(values, size), pockets), ledges(values, size));
};

/** The outside; its chamfered foot finds its way between the neighbors. */
const block = (size, height) => {
  const foot = 0.8;
  const upper = translate([0, 0, foot], extrudeLinear({ height: height - foot }, outline(size, 0)));
  return hulls.hull(upper, extrudeLinear({ height }, outline(size, foot)));
};

const outline = (size, inset) =>
  roundedRectangle({
    size: size.map((length) => length - 2 * inset),
    roundRadius: RADIUS - inset,
    segments: 32,
  });

/** Never narrower than 10 mm: a compartment must take a finger. */
const partition = (wanted, length, wall) => {
  const count = Math.max(1, Math.min(wanted, Math.floor((length - wall) / (10 + wall))));
  return { count, width: (length - (count + 1) * wall) / count };
};

const planOf = ({ across, behind, wall }, [width, depth]) => ({
  x: partition(across, width, wall),
  y: partition(behind, depth, wall),
});

const eachCompartment = (values, size, make) => {
  const { x, y } = planOf(values, size);
  const at = (index, { count, width }) => (index - (count - 1) / 2) * (width + values.wall);
  return Array.from({ length: x.count * y.count }, (_, i) =>
    make([at(i % x.count, x), at(Math.floor(i / x.count), y)], [x.width, y.width]),
  );
};

const compartments = (values, size) => {
  const bottom = STUD.height + values.clearance + FLOOR;
  return eachCompartment(values, size, (center, room) => {
    const section = roundedRectangle({
      size: room,
      center,
      roundRadius: RADIUS - values.wall + 0.4,
      segments: 32,
    });
    return translate([0, 0, bottom], extrudeLinear({ height: values.height }, section));
  });
};

/** Along the back of each compartment, flush with the rim; its underside rises at 45°. */
const ledges = (values, size) => {
  if (!values.label) return [];
  return eachCompartment(values, size, ([x, y], [width, depth]) => {
    const reach = Math.min(11, depth / 2.5, values.height - STUD.height - FLOOR - 5);
    const back = y + depth / 2 + values.wall / 2;
    const front = y + depth / 2 - reach;
    const deep = back - front;
    const [left, right] = [x - (width + values.wall) / 2, x + (width + values.wall) / 2];
    const [top, edge] = [values.height, values.height - 1];
    const side = (at) => [
      [at, front, edge],
      [at, back, edge - deep],
      [at, back, top],
      [at, front, top],
    ];
    const faces = [
      [0, 1, 2, 3],
      [7, 6, 5, 4],
      [0, 4, 5, 1],
      [1, 5, 6, 2],
      [2, 6, 7, 3],
      [3, 7, 4, 0],
    ];
    return polyhedron({ points: [...side(left), ...side(right)], faces, orientation: 'inward' });
  });
};

const mat = ({ cell, matColumns, matRows }) => {
  const size = [matColumns * cell - GAP, matRows * cell - GAP];
  const plate = extrudeLinear({ height: MAT }, subtract(outline(size, 0), holes(matColumns, matRows, cell)));
  const studs = crossings(matColumns, matRows, cell).map((at) => translate([0, 0, MAT], stud(at, 0)));
  // Studs at the rim are cut where the next mat begins.
  return subtract(union(plate, studs), frame(size));
};

/** Everything around a mat, as high as a stud. */
const frame = (size) => {
  const around = rectangle({ size: size.map((length) => length + 4 * STUD.radius) });
  return extrudeLinear({ height: MAT + STUD.height + 1 }, subtract(around, outline(size, 0)));
};

/** Open cells save material; bars as wide as the studs remain. */
const holes = (columns, rows, cell) => {
  const room = cell - 2 * STUD.radius;
  return cells(columns, rows, cell).map((center) => roundedRectangle({ size: [room, room], center, roundRadius: RADIUS, segments: 32 }));
};

const cells = (columns, rows, cell) =>
  Array.from({ length: columns * rows }, (_, i) => [
    ((i % columns) - (columns - 1) / 2) * cell,
    (Math.floor(i / columns) - (rows - 1) / 2) * cell,
  ]);

const crossings = (columns, rows, cell) => cells(columns + 1, rows + 1, cell);

/** A pyramid stump with its corners along the grid; grown by `clearance` it is its own pocket. */
const stud = ([x, y], clearance) => {
  const [radius, height] = [STUD.radius + clearance * Math.SQRT2, STUD.height + clearance];
  const sunk = 0.5;
  const widened = radius + sunk * Math.SQRT2;
  return translate(
    [x, y, (height - sunk) / 2],
    cylinderElliptic({
      startRadius: [widened, widened],
      endRadius: [radius - height * Math.SQRT2, radius - height * Math.SQRT2],
      height: height + sunk,
      segments: 4,
    }),
  );
};

module.exports = { main, getParameterDefinitions };
