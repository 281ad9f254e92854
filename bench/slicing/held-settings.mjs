// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../fidelity/judge.mjs';
import { measureProcess } from '../measure-process.mjs';
import { rounded, withoutPaths } from '../statistics.mjs';
import { fixed, table } from '../table.mjs';
import { SETTINGS, WIDTH_KEYS } from './settings.mjs';

const MODELS = ['cube20', 'comb', 'plate40'];
/** Figures of shape, each with whether more (1) or less (-1) is better; coverage counts only when printed full. */
const SHAPE = { boundary: 1, overflow: -1, undersize: -1, coverage: 1 };
/** By more than this no figure should be worse than at the common settings. */
const SLACK = 0.003;

const WIDTH_PER_NOZZLE = SETTINGS.extrusion_width / SETTINGS.nozzle_diameter;
const LAYER_PER_NOZZLE = SETTINGS.layer_height / SETTINGS.nozzle_diameter;

/** A nozzle with its beads, layers in proportion to it. */
const nozzle = (diameter, layer = LAYER_PER_NOZZLE) => {
  const [width, height] = [WIDTH_PER_NOZZLE, layer].map((share) => exact(share * diameter));
  return {
    nozzle_diameter: diameter,
    ...{ layer_height: height, first_layer_height: height },
    ...Object.fromEntries(WIDTH_KEYS.map((key) => [key, width])),
  };
};

const exact = (value) => Number(value.toFixed(5));

const PATTERNS = [
  ...['rectilinear', 'alignedrectilinear', 'grid', 'triangles'],
  ...['cubic', 'gyroid', 'honeycomb', 'concentric'],
];

const WALLS_AND_BEADS = [
  ...[1, 3, 5].map((walls) => ({ name: `${walls} walls`, changes: { perimeters: walls } })),
  { name: 'classic walls', changes: { perimeter_generator: 'classic' } },
  ...[0.25, 0.8].map((mm) => ({ name: `nozzle ${mm}`, changes: nozzle(mm) })),
  { name: 'layer 0.1 mm', changes: { layer_height: 0.1, first_layer_height: 0.1 } },
  { name: 'layer 0.6 nozzle', changes: nozzle(SETTINGS.nozzle_diameter, 0.6) },
];

const SOLID = { fill_density: '100%', fill_pattern: 'rectilinear' };

/** What is changed, under a name; each is held against the last `common` one before it. */
export const VARIANTS = [
  { name: 'common', changes: {} },
  ...WALLS_AND_BEADS,
  ...PATTERNS.flatMap((pattern) =>
    [10, 40, 80].map((share) => ({
      name: `${pattern} ${share} %`,
      changes: { fill_pattern: pattern, fill_density: `${share}%` },
    })),
  ),
  ...[
    ...['only_one_perimeter_top', 'only_one_perimeter_first_layer', 'extra_perimeters'],
    'external_perimeters_first',
  ].map((key) => ({ name: key, changes: { [key]: 1 } })),
  ...[{ name: 'common, solid', changes: {} }, ...WALLS_AND_BEADS].map(({ name, changes }) => ({
    name: name.startsWith('common') ? name : `${name}, solid`,
    changes: { ...SOLID, ...changes },
  })),
];

/**
 * Whether the shape holds when settings change: ours alone, each variant once.
 *
 * @param {{ models: object[], slicer: object, folder: string, only: string[] | undefined, say: (text: string) => void }} task
 */
export const heldSettings = ({ models, slicer, folder, only, say }) => {
  const chosen = models.filter(
    ({ name }) => MODELS.includes(name) && (only?.includes(name) ?? true),
  );
  return chosen.map((model) => {
    const stl = model.make();
    const file = join(folder, `${model.name}.stl`);
    writeFileSync(file, stl);
    const rows = VARIANTS.map(({ name, changes }) => {
      const figures = sliceOnce(slicer, file, stl, changes);
      return { variant: name, ...figures };
    });
    say(describeHeld(model.name, rows));
    return { model: model.name, rows };
  });
};

const sliceOnce = (slicer, file, stl, changes) => {
  const gcode = `${file}.gcode`;
  try {
    measureProcess(...slicer.command(file, gcode, changes));
  } catch (thrown) {
    return { failed: withoutPaths(thrown.message.trim().split('\n').at(-1)).slice(0, 100) };
  }
  const line = changes.extrusion_width ?? SETTINGS.extrusion_width;
  const figures = judge(stl, readFileSync(gcode, 'latin1'), { line, bed: slicer.bed });
  const isSolid = changes.fill_density === SOLID.fill_density;
  const keys = Object.keys(SHAPE).filter((key) => isSolid || key !== 'coverage');
  return Object.fromEntries(keys.map((key) => [key, rounded(figures[key])]));
};

const describeHeld = (model, rows) => {
  let common = rows[0];
  const lines = rows.map((row) => {
    if (row.variant.startsWith('common')) common = row;
    return [
      row.variant,
      ...Object.entries(SHAPE).flatMap(([key, better]) => [
        fixed(row[key], 5),
        better * (row[key] - common[key]) < -SLACK ? 'WORSE' : '',
      ]),
      row.failed === undefined ? '' : `failed: ${row.failed}`,
    ];
  });
  const heading = ['setting', ...Object.keys(SHAPE).flatMap((key) => [key, '']), ''];
  return `\n== ${model}, other settings (WORSE: by more than ${SLACK}) ==\n${table(heading, lines)}`;
};
