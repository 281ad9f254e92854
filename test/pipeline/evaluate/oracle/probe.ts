// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A call of the library as code; `m` is the library. */
export interface Call {
  readonly name: string;
  readonly args: string;
}

/** What came of a call: `value` is plain data, solids and areas in it by what they measure. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * A design that makes all calls, writes the list of outcomes to the console in pieces, and returns
 * the solids that came out. It runs in the sandbox as in Node.
 */
export const probe = (calls: readonly Call[]): string => `
const m = require('@jscad/modeling')
const { geom2, geom3, path2 } = m.geometries
const { measureArea, measureBoundingBox, measureVolume } = m.measurements
const plain = (value, solids, depth = 0) => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'function') return 'function'
  if (value === undefined) return 'undefined'
  if (typeof value !== 'object' || value === null || depth > 9) return value
  if (geom3.isA(value)) {
    solids.push(value)
    return { solid: [measureVolume(value), measureArea(value), ...measureBoundingBox(value).flat()], color: value.color }
  }
  if (geom2.isA(value)) return { area: [measureArea(value), ...measureBoundingBox(value).flat()], color: value.color }
  if (path2.isA(value)) return { points: path2.toPoints(value).flat(), closed: value.isClosed }
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value, (each) => plain(each, solids, depth + 1))
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, plain(value[key], solids, depth + 1)]))
}
const attempt = (call, solids) => {
  try {
    return { value: plain(call(), solids) }
  } catch (thrown) {
    return { error: thrown.constructor === Error ? thrown.message : thrown.name }
  }
}
const calls = [
${calls.map(({ name, args }) => `() => m.${name}(${args}),`).join('\n')}
]
const main = () => {
  const found = {}
  const outcomes = calls.map((call, i) => {
    const solids = []
    const outcome = attempt(call, solids)
    solids.forEach((solid, k) => { found[i + '_' + k] = solid })
    return outcome
  })
  const text = JSON.stringify(outcomes)
  for (let at = 0; at < text.length; at += 1900) console.log(text.slice(at, at + 1900))
  return [m.primitives.cube(), found]
}
module.exports = { main }
`;
