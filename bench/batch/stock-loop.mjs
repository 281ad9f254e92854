// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { measureProcess } from '../measure-process.mjs';
import { ROOT } from '../paths.mjs';
import { ini } from '../slicing/settings.mjs';

const JSCAD = createRequire(import.meta.url).resolve('@jscad/cli/cli.js');

/** A fifth of all variants is enough to know how long one takes. */
const EVERY = 5;

/**
 * What people write without a tool for it: stock @jscad/cli makes an STL, prusa-slicer a G-code a
 * printer, one process after another. Of the variants a sample, each fifth. `wall` is of the
 * sample; a build is a G-code with its STL. null where a program is missing or refuses.
 */
export const stockLoop = (variants, printers, folder, say) => {
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'settings.ini');
  writeFileSync(settings, ini());
  // Stock reads designs as CommonJS, which they are not in a package of modules.
  writeFileSync(join(folder, 'package.json'), '{}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const sample = variants.filter((_, i) => i % EVERY === 0);
  let wall = 0;
  let builds = 0;
  try {
    for (const [i, { slug, file, values }] of sample.entries()) {
      const stl = join(folder, `${i}.stl`);
      const source = join(folder, slug);
      cpSync(dirname(file), source, { recursive: true });
      writeFileSync(join(source, 'stock.js'), plainParts(basename(file)));
      const words = Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
      wall += measureProcess(process.execPath, [
        JSCAD,
        join(source, 'stock.js'),
        ...words,
        '-o',
        stl,
      ]).wall;
      for (let printer = 0; printer < printers; printer++) {
        const gcode = join(folder, `${i}-${printer}.gcode`);
        const slice = ['--export-gcode', '--load', settings, '--center', '100,100'];
        wall += measureProcess('prusa-slicer', [...slice, '--output', gcode, stl]).wall;
        builds++;
      }
      say(`stock ${slug}: ${wall.toFixed(1)} s so far`);
    }
  } catch (thrown) {
    say(`*** no comparison with stock programs: ${thrown.message.slice(0, 300)} ***`);
    return null;
  }
  return { variants: sample.length, builds, wall };
};

/** Stock writes lists of solids, not parts with names, which it does not know. */
const plainParts = (entry) => `const design = require('./${entry}')
const flat = (part) =>
  Array.isArray(part) ? part.flatMap(flat) : part.polygons ? [part] : Object.values(part).flatMap(flat)
module.exports = { ...design, main: (values) => flat(design.main(values)) }
`;
