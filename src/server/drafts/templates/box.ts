// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A box and its lid, side by side as they are printed. */
export const BOX_CODE = `
const { booleans, primitives, transforms } = require('@jscad/modeling')
const { subtract, union } = booleans
const { roundedRectangle } = primitives
const { extrudeLinear } = require('@jscad/modeling').extrusions
const { translate } = transforms

const getParameterDefinitions = () => [
  { name: 'inside', type: 'group', caption: 'Inside' },
  { name: 'length', type: 'slider', caption: 'Length (mm)', initial: 60, min: 20, max: 150, step: 1 },
  { name: 'width', type: 'slider', caption: 'Width (mm)', initial: 40, min: 20, max: 150, step: 1 },
  { name: 'height', type: 'slider', caption: 'Height (mm)', initial: 25, min: 5, max: 100, step: 1 },
  { name: 'making', type: 'group', caption: 'Making' },
  { name: 'wall', type: 'number', caption: 'Wall (mm)', initial: 1.6, min: 0.8, max: 4, step: 0.4 },
  { name: 'gap', type: 'number', caption: 'Gap around the rim of the lid (mm)', initial: 0.2, min: 0.1, max: 0.5, step: 0.05 }
]

const RIM = 4

// A plate with round corners, its middle at the origin, standing on z.
const plate = (length, width, height, z) =>
  translate([0, 0, z], extrudeLinear({ height }, roundedRectangle({ size: [length, width], roundRadius: 3, segments: 32 })))

const box = ({ length, width, height, wall }) =>
  subtract(
    plate(length + 2 * wall, width + 2 * wall, height + wall, 0),
    plate(length, width, height + 1, wall)
  )

// Printed upside down: the rim that goes into the box stands on the plate.
const lid = ({ length, width, wall, gap }) =>
  union(
    plate(length + 2 * wall, width + 2 * wall, wall, 0),
    subtract(
      plate(length - 2 * gap, width - 2 * gap, RIM, wall),
      plate(length - 2 * gap - 2 * wall, width - 2 * gap - 2 * wall, RIM + 1, wall)
    )
  )

const main = (values) => ({
  box: box(values),
  lid: translate([0, values.width + 2 * values.wall + 5, 0], lid(values))
})

module.exports = { main, getParameterDefinitions }
`;
