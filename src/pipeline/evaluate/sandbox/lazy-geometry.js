// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Objects with a property that is made when somebody looks at it. From then on the property is the
 * truth, for whoever has it may change it, and the source is let go.
 */

/** By objects: which property is made of what, until it is made. Cells do not know their objects, for rings would wait for the collector. */
const cells = new WeakMap();

/**
 * An object whose `key` is `make(source)` when first read, with `transforms`, if there are any, and
 * all else that `like` has.
 */
export const lazyObject = (key, source, make, transforms, like) => {
  const cell = { key, source, value: undefined };
  const object = {
    get [key]() {
      if (cell.source !== undefined) settle(this, cell, make(cell.source));
      return cell.value;
    },
    set [key](value) {
      settle(this, cell, value);
    },
  };
  if (transforms) object.transforms = transforms;
  if (like) {
    const names = Object.keys(like);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (name !== key && name !== 'transforms') object[name] = like[name];
    }
  }
  cells.set(object, cell);
  return object;
};

/** The object asked need not be ours: it may be a proxy of it, or inherit from it. */
const settle = (object, cell, value) => {
  cell.source = undefined;
  cell.value = value;
  if (cells.get(object) !== cell) return;
  cells.delete(object);
  Reflect.defineProperty(object, cell.key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

/** What the property `key` of an object would be made of; undefined once it is the truth itself. */
export const lazySourceOf = (object, key) => {
  const cell = cells.get(object);
  return cell && cell.key === key ? cell.source : undefined;
};
