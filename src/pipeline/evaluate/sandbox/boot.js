// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import importFile from './import-file.js';
import installFixedDate from './fixed-date.js';
import makeConsole from './console.js';

/**
 * The sandbox's ambient things and its module loader, made before any design code runs. Answers
 * the calls that the host makes later.
 */
const boot = (library) => {
  requireLibrary = library;
  installAmbient(globalThis);
  return { read, load, definitions, run };
};

const installAmbient = (scope) => {
  installFixedDate(scope);
  scope.console = makeConsole();
  scope.navigator = { language: 'en', languages: ['en'], userAgent: 'fabcommons' };
  scope.Math.random = () => host.random();
  scope.performance = { now: () => 0 };
  delete scope.Atomics;
  delete scope.SharedArrayBuffer;
  // They tell when memory is collected, which depends on what ran before.
  delete scope.WeakRef;
  delete scope.FinalizationRegistry;
};

const modules = new Map();
let requireLibrary;
let entry = { exports: {}, locals: {} };

/** Reads modules of the library ahead, also those that an index would read only when asked. */
const read = (paths) => {
  for (const path of JSON.parse(paths)) {
    const exports = requireLibrary(path);
    for (const key of Object.keys(exports)) void exports[key];
  }
};

const load = (path) => {
  entry = loadModule(path);
};

const loadModule = (path) => {
  const known = modules.get(path);
  if (known) return known;
  const module = { exports: {}, id: path, filename: path, loaded: false, children: [], paths: [] };
  modules.set(path, module);
  const kind = /\.([a-z0-9]+)$/i.exec(path)?.[1].toLowerCase();
  if (kind === 'json') module.exports = readJson(path);
  else if (/^(?:stl|obj|svg|dxf|amf|3mf)$/.test(kind))
    module.exports = importFile(requireLibrary, path, kind);
  else {
    const require = (request) => {
      const resolved = host.resolve(path, String(request));
      return resolved.startsWith('library:/')
        ? requireLibrary(resolved)
        : loadModule(resolved).exports;
    };
    require.resolve = (request) => host.resolve(path, String(request));
    require.main = module;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const code = host.compile(path);
    module.locals = code.call(module.exports, module.exports, require, module, path, folder);
  }
  module.loaded = true;
  return module;
};

const readJson = (path) => {
  try {
    return JSON.parse(host.textOf(path));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw new SyntaxError(`${path.slice('design:/'.length)}: ${thrown.message}`, { cause: thrown });
  }
};

/** `main` and `getParameterDefinitions` in any of the ways in which designs offer them. */
const offered = (name, alternative) => {
  const { exports, locals } = entry;
  const places = [exports, exports?.default, exports?.[alternative]];
  for (const place of places) {
    if (place && (typeof place === 'object' || typeof place === 'function')) {
      const value = place[name];
      if (typeof value === 'function') return value;
    }
  }
  if (name !== 'main') return locals?.[name];
  for (const value of [exports, exports?.default, exports?.design, locals?.main]) {
    if (typeof value === 'function') return value;
  }
  return undefined;
};

const definitions = () => {
  const define = offered('getParameterDefinitions', 'design');
  if (typeof define !== 'function') return 'null';
  const text = (defined) => JSON.stringify(defined ?? []) ?? 'null';
  const defined = define();
  return isPromise(defined) ? Promise.resolve(defined).then(text) : text(defined);
};

const isPromise = (value) => Boolean(value) && typeof value.then === 'function';

const run = (parameters) => {
  const main = offered('main', 'design');
  if (typeof main !== 'function') return host.failWithoutMain();
  const emit = (result) => requireLibrary('library:/fabcommons/emit-results.js').default(result);
  const result = main(JSON.parse(parameters));
  if (isPromise(result)) return Promise.resolve(result).then(emit);
  return emit(result);
};

export default boot;
