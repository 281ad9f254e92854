// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

const SOURCE = join(
  dirname(createRequire(import.meta.url).resolve('@jscad/modeling/package.json')),
  'src',
);

/** An `@example` of the library's documentation: `booleans/union.js 2` and its code. */
export interface Documented {
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

/** Every `@example` in the comments of @jscad/modeling, in order of file and place. */
export const documentedExamples = (): Documented[] =>
  readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /(?<!\.test)\.js$/.test(item.name))
    .map((item) => relative(SOURCE, join(item.parentPath, item.name)))
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((file) =>
      examplesIn(readFileSync(join(SOURCE, file), 'utf8')).map((code, i) => ({
        name: `${file} ${i + 1}`,
        file,
        code,
      })),
    );

const examplesIn = (source: string): string[] =>
  [...source.matchAll(/\/\*([\s\S]*?)\*\//g)].flatMap(([, comment]) =>
    comment!
      .replace(/^\s*\* ?/gm, '')
      .split(/^@example\b/m)
      .slice(1)
      .map((text) => text.split(/^@/m, 1)[0]!.trim()),
  );

/** What examples take for granted: code by name, everywhere or only in one file. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    oldshape: 'cube()',
    t: '0.3',
    geometries: '[cube(), sphere({ center: [7, 0, 0] })]',
    oldpath: 'path2.fromPoints({}, [[1, 2], [2, 1]])',
    mypath: 'path2.fromPoints({}, [[1, 2], [2, 1]])',
    path: 'path2.fromPoints({}, [[1, 2], [2, 1]])',
    oldslice: 'm.extrusions.slice.fromPoints([[0, 0], [4, 0], [0, 3]])',
    fromXRotation: '(angle) => mat4.fromXRotation(mat4.create(), angle)',
    fromZRotation: '(angle) => mat4.fromZRotation(mat4.create(), angle)',
    require:
      "(path) => (path === './my.stl' ? union(cube(), cube({ center: [5, 0, 0] })) : load(path))",
    bezierCurve: 'bezier.create([[0, 0], [0, 10], [10, 10]])',
  },
  'geometries/geom2': { geometry: 'square()' },
  'geometries/geom3': { geometry: 'cube()' },
  'geometries/path2': { geometry: 'path2.fromPoints({}, [[1, 2], [2, 1]])' },
  'operations/minkowski': {
    cube: 'm.primitives.cube()',
    sphere: 'm.primitives.sphere({ segments: 8 })',
  },
  'operations/extrusions/slice': {
    slice: 'm.extrusions.slice.fromPoints([[0, 0], [4, 0], [0, 3]])',
  },
};

/**
 * The example as a design: all rooms of the library and the functions of its own folder are in
 * scope; solids, areas and lines that it assigned, showed or stands for are the result; all else
 * goes to the console as JSON.
 */
export const asDesign = ({ file, code }: Documented): string => {
  const folder = dirname(file);
  const name = basename(file, '.js');
  const given = { ...GIVEN[''], ...GIVEN[folder] };
  return `
const m = require('@jscad/modeling')
const load = require
const file = require('@jscad/modeling/src/${file}')
const own = Object.assign({}, require('@jscad/modeling/src/${folder}'), typeof file === 'function' ? { ${name}: file } : file)
const { geom2, geom3, path2 } = m.geometries
const isGeometry = (v) => v && (geom2.isA(v) || geom3.isA(v) || path2.isA(v))
const main = () => {
  const assigned = []
  const shown = []
  const show = (...values) => { shown.push(...values); return values[0] }
  const scope = Object.assign({ m, console: { log: show, out: show } }, m, m.maths, m.maths.constants,
    m.utils, m.geometries, m.curves, m.primitives, m.colors, m.measurements, m.text, m.booleans,
    m.expansions, m.extrusions, m.hulls, m.minkowski, m.modifiers, m.transforms, own)
  with (scope) {
    const given = { ${Object.entries(given)
      .map(([key, value]) => `${key}: () => ${value}`)
      .join(', ')} }
    for (const key of Object.keys(given)) if (!(key in own)) scope[key] = given[key]()
  }
  const example = () => {
    with (scope) {
${gathered(code)}
    }
  }
  example()
  const all = [assigned, shown].flat(9)
  const text = JSON.stringify(all.filter((v) => !isGeometry(v)))
  for (let at = 0; at < text.length; at += 1900) console.log(text.slice(at, at + 1900))
  return [m.primitives.cube(), all.filter(isGeometry)]
}
module.exports = { main }
`;
};

const ASSIGNMENT = /^(?:let |const )?(\w+) *=(?!=) */gm;

/** The example, its assignments also made to `assigned`; its lines shown when it makes none. */
const gathered = (code: string): string => {
  const text = code.replace(/^or$/gm, '').replace(/^return .*$/m, '');
  let count = 0;
  const kept = text.replace(ASSIGNMENT, (_, name: string) => `${name} = assigned[${count++}] = `);
  const imports = /^const \{(.*)\} = require/m.exec(text)?.[1];
  if (count === 0 && imports !== undefined) {
    const names = imports.split(',').map((name) => `typeof ${name.trim()}`);
    return `${text}\nshow(${names.join(', ')})`;
  }
  const silent = count === 0 && !/^console\./m.test(text);
  return silent ? text.replace(/^(.*?)(\/\/.*)?$/gm, 'show($1)') : kept;
};
