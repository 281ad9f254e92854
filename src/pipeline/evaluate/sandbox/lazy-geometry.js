// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Objects with a property that is made when somebody looks at it. From then on the property is the
 * truth, for whoever has it may change it, and the source is let go.
 */

/** By objects: which property is to be made, and from what. */
const sources = new WeakMap();

/** An object whose `key` is `make(source)` when first read, with further properties. */
export const lazyObject = (key, source, make, properties) => {
  const object = {};
  const settle = (value) => {
    sources.delete(object);
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  };
  Object.defineProperty(object, key, {
    enumerable: true,
    configurable: true,
    get: () => {
      settle(make(source));
      return object[key];
    },
    set: settle,
  });
  Object.assign(object, properties);
  sources.set(object, { key, source });
  return object;
};

/** What the property `key` of an object would be made of; undefined once it is the truth itself. */
export const lazySourceOf = (object, key) => {
  const found = sources.get(object);
  return found?.key === key ? found.source : undefined;
};
