// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A flat panel for a laser or a cutter: an outline with holes, no height. */
export const PANEL_CODE = `
const { booleans, primitives } = require('@jscad/modeling')
const { subtract } = booleans
const { circle, roundedRectangle } = primitives

const getParameterDefinitions = () => [
  { name: 'width', type: 'slider', caption: 'Width (mm)', initial: 120, min: 60, max: 400, step: 1 },
  { name: 'height', type: 'slider', caption: 'Height (mm)', initial: 80, min: 60, max: 300, step: 1 },
  { name: 'screw', type: 'number', caption: 'Screw holes (mm)', initial: 4.2, min: 2, max: 8, step: 0.1 },
  { name: 'slots', type: 'int', caption: 'Slots', initial: 5, min: 0, max: 20 },
  { name: 'kerf', type: 'number', caption: 'What the beam takes (mm)', initial: 0.15, min: 0, max: 0.5, step: 0.05 }
]

const MARGIN = 8

// A beam makes outlines smaller and holes larger by half its width on each side.
const main = ({ width, height, screw, slots, kerf }) => {
  const outline = roundedRectangle({ size: [width + kerf, height + kerf], roundRadius: 5, segments: 32 })
  const holes = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) =>
      circle({
        radius: (screw - kerf) / 2,
        center: [x * (width / 2 - MARGIN), y * (height / 2 - MARGIN)],
        segments: 48
      })
    )
  )
  const pitch = (width - 6 * MARGIN) / Math.max(1, slots)
  const openings = Array.from({ length: slots }, (_, i) =>
    roundedRectangle({
      size: [pitch / 2 - kerf, height - 4 * MARGIN - kerf],
      center: [(i - (slots - 1) / 2) * pitch, 0],
      roundRadius: Math.min(2, pitch / 5),
      segments: 24
    })
  )
  return { panel: subtract(outline, ...holes, ...openings) }
}

module.exports = { main, getParameterDefinitions }
`;
