// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM, ROOT } from '../paths.mjs';
import { SETTINGS } from '../slicing/settings.mjs';

const LIBRARY = join(ROOT, 'designs-library');
const PRINTERS = ['mk4', 'ender3', 'voron24-300'];

/** Where in its range the first parameter of a design stands, beside the defaults. */
const SHARES = [0.2, 0.4, 0.6, 0.8];

/** What the stock slicer is told too; thickness of shells and pictures are ours alone. */
const SET = {
  ...SETTINGS,
  ...{ top_solid_min_thickness: 0, bottom_solid_min_thickness: 0, thumbnails: '' },
};

/**
 * The seed library with five sets of values each: as a plan, and as the single builds that a loop
 * makes of it.
 */
export const libraryPlan = (only) => {
  const all = readdirSync(LIBRARY, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const slugs = all.map(({ name }) => name).filter((name) => only?.includes(name) ?? true);
  const variants = slugs.flatMap((slug) => valuesOf(slug).map((values) => ({ slug, values })));
  const sets = slugs
    .map((slug) => ({ slug, rows: valuesOf(slug) }))
    .flatMap(({ slug, rows }) =>
      rows.map((values, i) => ({ name: `${slug}-${i + 1}`, designs: [slug], values })),
    );
  const fabricators = PRINTERS.map((printer) => ({ printer, set: SET }));
  const designs = slugs.map((slug) => join(LIBRARY, slug));
  const plan = { title: 'bench', designs, sets, fabricators, formats: ['stl', 'gcode'] };
  return {
    plan,
    variants: variants.map((each) => ({ ...each, file: fileOf(each.slug) })),
    fabricators,
  };
};

const known = new Map();

const valuesOf = (slug) => {
  if (known.has(slug)) return known.get(slug);
  const words = [PROGRAM, 'params', join(LIBRARY, slug), '--json'];
  const { parameters } = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
  const first = parameters.find(({ min, max }) => min !== undefined && max !== undefined);
  const at = (share) => {
    const value = first.min + share * (first.max - first.min);
    return first.type === 'int' || Number.isInteger(first.step) ? Math.round(value) : value;
  };
  const rows = [{}, ...(first ? SHARES.map((share) => ({ [first.name]: at(share) })) : [])];
  known.set(slug, rows);
  return rows;
};

const fileOf = (slug) => join(LIBRARY, slug, 'design.js');

/** Steps of a build of STL: evaluate, mesh, write, and the picture of the report. */
const STEPS = 4;

/** A plan of that many steps that take no time, so that what is measured is the plan. */
export const manyNodes = (nodes, folder) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'design.js'),
    `const { cuboid } = require('@jscad/modeling').primitives
module.exports = {
  getParameterDefinitions: () => [{ name: 'size', type: 'number', initial: 1 }],
  main: ({ size }) => cuboid({ size: [size, 1, 1] }),
}`,
  );
  const sizes = Array.from({ length: nodes / STEPS }, (_, i) => 1 + i / 1000);
  return { designs: folder, formats: ['stl'], sets: [{ name: 'n', each: { size: sizes } }] };
};
