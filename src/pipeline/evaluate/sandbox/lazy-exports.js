// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Gives `target` a property for each key of `modules` that is required when first read. */
const lazyExports = (target, modules) => {
  for (const key of Object.keys(modules)) {
    const settle = (value) =>
      Object.defineProperty(target, key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    Object.defineProperty(target, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = modules[key]();
        settle(value);
        return value;
      },
      set: settle,
    });
  }
};

export default lazyExports;
