// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createRequire } from 'node:module';
import { transform } from 'sucrase';
import type { SourceBundle } from '../../../src/designs/design.ts';
import type { ParameterValues } from '../../../src/designs/parameters/schema.ts';
import {
  DESIGN,
  resolveEntry,
  resolveModule,
} from '../../../src/pipeline/evaluate/modules/resolve-module.ts';
import { seededRandom } from '../../../src/shared/random.ts';

const require = createRequire(import.meta.url);

type Main = (values: ParameterValues) => unknown;

/**
 * What `main` of a design returns on the stock library in this process: files in sloppy mode, luck
 * from `seed` as in the sandbox, a clock that stands at 2000. Undeclared variables are taken away
 * afterwards. Throws what the design throws.
 */
export const runOnStock = async (
  bundle: SourceBundle,
  seed: string,
  values: ParameterValues,
  log: (text: string) => void = () => {},
): Promise<unknown> => {
  const before = new Set(Object.keys(globalThis));
  try {
    return await mainOf(loadOnStock(bundle, seed, log))(structuredClone(values));
  } finally {
    for (const key of Object.keys(globalThis)) {
      if (!before.has(key)) Reflect.deleteProperty(globalThis, key);
    }
  }
};

const mainOf = (exports: unknown): Main => {
  const { main, default: standard } = exports as { main?: Main; default?: Main | { main: Main } };
  if (main) return main;
  if (typeof standard === 'function') return standard;
  return standard ? standard.main : (exports as Main);
};

const loadOnStock = (bundle: SourceBundle, seed: string, log: (text: string) => void): unknown => {
  const modules = new Map<string, { exports: unknown }>();
  const ambient = {
    Math: Object.create(Math, { random: { value: seededRandom(seed) } }) as Math,
    Date: StoppedDate,
    console: { log, info: log, warn: log, error: log, debug: log },
  };
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(path, module);
    const file = path.slice(DESIGN.length);
    const bytes = bundle.files.get(file)!;
    const foreign = /\.(stl|obj|svg|dxf|amf)$/i.exec(file)?.[1];
    if (foreign) module.exports = readForeign(foreign, file, bytes);
    else if (file.endsWith('.json')) module.exports = JSON.parse(new TextDecoder().decode(bytes));
    else {
      const names = ['exports', 'require', 'module', ...Object.keys(ambient)];
      const run = new Function(...names, asCommonJs(file, new TextDecoder().decode(bytes)));
      const requireFrom = (request: string) =>
        request.startsWith('@jscad/')
          ? (require(request) as unknown)
          : load(resolveModule(bundle, path, request));
      run.call(
        module.exports,
        module.exports,
        requireFrom,
        module,
        ...(Object.values(ambient) as unknown[]),
      );
    }
    return module.exports;
  };
  return load(resolveEntry(bundle));
};

/** CommonJS as it is, everything else transpiled, without its strict mode. */
const asCommonJs = (path: string, source: string): string => {
  const typescript = path.endsWith('.ts');
  if (!typescript && !/^\s*(?:import|export)\b/m.test(source)) return source;
  const transforms = typescript ? (['typescript', 'imports'] as const) : (['imports'] as const);
  return transform(source, { transforms: [...transforms] }).code.replace(/^"use strict";/, '');
};

const readForeign = (kind: string, filename: string, bytes: Uint8Array): unknown => {
  const { deserialize } = require(`@jscad/${kind}-deserializer`) as {
    deserialize(options: object, content: string | ArrayBuffer): unknown;
  };
  const content =
    kind === 'stl' ? (bytes.slice().buffer as ArrayBuffer) : new TextDecoder().decode(bytes);
  return deserialize({ output: 'geometry', filename }, content);
};

class StoppedDate extends Date {
  constructor(...parts: []) {
    super(...((parts.length === 0 ? [946684800000] : parts) as []));
  }
  static override now(): number {
    return 946684800000;
  }
}
