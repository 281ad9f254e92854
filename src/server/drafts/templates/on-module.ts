// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A row of a design of somebody else: what its code exports is there to be called. */
export const onModuleCode = (request: string): string => `
const { geometries, measurements, transforms } = require('@jscad/modeling')
const { geom2, geom3, path2 } = geometries
const { translate } = transforms

// Publishing puts the whole source of exactly one version of it beside this file, and credits its authors.
const other = require('${request}')

const getParameterDefinitions = () => [
  { name: 'count', type: 'int', caption: 'How many', initial: 2, min: 1, max: 6 },
  { name: 'gap', type: 'slider', caption: 'Between them (mm)', initial: 5, min: 1, max: 30, step: 1 }
]

// Its parameters as they are at first; change those that you want others for.
const values = () =>
  Object.fromEntries(
    (other.getParameterDefinitions?.() ?? [])
      .filter(({ type }) => type !== 'group')
      .map((each) => [each.name, each.initial ?? each.default ?? each.checked ?? each.values?.[0]])
  )

// A design returns a part, a list of parts or named ones.
const isPart = (value) => [geom2, geom3, path2].some((kind) => kind.isA(value))
const partsOf = (result) => (isPart(result) ? [result] : Object.values(result ?? {}).flatMap(partsOf))

const main = ({ count, gap }) => {
  const parts = partsOf(other.main(values()))
  const [low, high] = measurements.measureAggregateBoundingBox(parts)
  const step = high[0] - low[0] + gap
  return Array.from({ length: count }, (_, i) => parts.map((part) => translate([i * step, 0, 0], part)))
}

module.exports = { main, getParameterDefinitions }
`;
