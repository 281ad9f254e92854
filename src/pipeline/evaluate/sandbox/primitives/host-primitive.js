// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { lazySolid } from '../lazy-solid.js';

/**
 * A primitive that the host makes when all options are numbers of the same form as `defaults`;
 * anything else is stock's to refuse, or to make.
 */
const hostPrimitive = (name, stock, defaults) => (options) => {
  const numbers = [];
  const given = { ...defaults, ...options };
  for (const key of Object.keys(defaults)) {
    if (!addNumbers(numbers, given[key], defaults[key])) return stock(options);
  }
  const number = host.primitive(name, new Float64Array(numbers).buffer);
  return number < 0 ? stock(options) : lazySolid({ number });
};

/** Whether `value` has the form of `like`; its numbers, if so, are appended. */
const addNumbers = (numbers, value, like) => {
  if (typeof like === 'number') return Number.isFinite(value) && numbers.push(value) > 0;
  return (
    Array.isArray(value) &&
    value.length === like.length &&
    like.every((each, i) => addNumbers(numbers, value[i], each))
  );
};

export default hostPrimitive;
