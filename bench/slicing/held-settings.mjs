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
/** Figures of shape, each with whether more (1) or less (-1) is better. */
const SHAPE = { boundary: 1, overflow: -1, undersize: -1 };
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

/** What is changed, under a name; the common settings first. */
export const VARIANTS = [
  { name: 'common', changes: {} },
  ...[1, 3, 5].map((walls) => ({ name: `${walls} walls`, changes: { perimeters: walls } })),
  ...[0.25, 0.8].map((mm) => ({ name: `nozzle ${mm}`, changes: nozzle(mm) })),
  { name: 'layer 0.1 mm', changes: { layer_height: 0.1, first_layer_height: 0.1 } },
  { name: 'layer 0.6 nozzle', changes: nozzle(SETTINGS.nozzle_diameter, 0.6) },
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
  return Object.fromEntries(Object.keys(SHAPE).map((key) => [key, rounded(figures[key])]));
};

const describeHeld = (model, rows) => {
  const common = rows[0];
  const lines = rows.map((row) => [
    row.variant,
    ...Object.entries(SHAPE).flatMap(([key, better]) => [
      fixed(row[key], 5),
      better * (row[key] - common[key]) < -SLACK ? 'WORSE' : '',
    ]),
    row.failed === undefined ? '' : `failed: ${row.failed}`,
  ]);
  const heading = ['setting', ...Object.keys(SHAPE).flatMap((key) => [key, '']), ''];
  return `\n== ${model}, other settings (WORSE: by more than ${SLACK}) ==\n${table(heading, lines)}`;
};
