// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { lazySolid } from '../lazy-solid.js';

/**
 * A primitive that the host makes when all options are numbers of the same form as `defaults`;
 * anything else is stock's to refuse, or to make.
 */
const hostPrimitive = (name, stock, defaults) => {
  const keys = Object.keys(defaults);
  const size = keys.map((key) => defaults[key]).flat(Infinity).length;
  return (options) => {
    const given = { ...defaults, ...options };
    const numbers = new Float64Array(size);
    let end = 0;
    for (let i = 0; i < keys.length; i++) {
      end = addNumbers(numbers, end, given[keys[i]], defaults[keys[i]]);
    }
    if (end !== size) return stock(options);
    const number = host.primitive(name, numbers.buffer);
    return number < 0 ? stock(options) : lazySolid({ number });
  };
};

/** Adds the numbers of `value` at `at` if it has the form of `like`; where they end, NaN if not. */
const addNumbers = (numbers, at, value, like) => {
  if (typeof like === 'number') {
    if (!Number.isFinite(value)) return NaN;
    numbers[at] = value;
    return at + 1;
  }
  if (!Array.isArray(value) || value.length !== like.length) return NaN;
  let end = at;
  for (let i = 0; i < like.length; i++) end = addNumbers(numbers, end, value[i], like[i]);
  return end;
};

export default hostPrimitive;
