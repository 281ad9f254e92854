// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createRequire } from 'node:module';

const modeling = createRequire(import.meta.url)('@jscad/modeling') as object;

/** A function that designs can call: `maths.vec3.add`, and the names of what it takes. */
export interface Exported {
  readonly name: string;
  readonly parameters: readonly string[];
}

/** All functions of @jscad/modeling, found by walking through what it exports. */
export const exportedFunctions = (): Exported[] => {
  const found: Exported[] = [];
  const walk = (value: object, path: string): void => {
    for (const [key, member] of Object.entries(value) as [string, unknown][]) {
      if (typeof member === 'function') {
        found.push({ name: path + key, parameters: parametersOf(String(member)) });
      } else if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
        walk(member, `${path}${key}.`);
      }
    }
  };
  walk(modeling, '');
  return found;
};

const parametersOf = (source: string): string[] => {
  const list = /^\(([^)]*)\)|^(\w+)\s*=>/.exec(source);
  const text = list?.[1] ?? list?.[2] ?? '';
  return text
    .split(',')
    .map((name) => name.replace(/=.*/, '').trim())
    .filter((name) => name !== '');
};
