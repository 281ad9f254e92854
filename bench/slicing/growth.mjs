// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureProcess } from '../measure-process.mjs';
import { median, rounded } from '../statistics.mjs';
import { fixed, table } from '../table.mjs';
import { loadKernel } from './models.mjs';
import { SETTINGS } from './settings.mjs';
import { gyroid } from './shapes.mjs';
import { toStl } from './stl.mjs';

/** Twice the work may take this many times the time. */
const GOAL = 2.2;
/** mm of the cube, and of the sides of its triangles: a curved sheet of some ten thousand. */
const SIDE = 30;
const EDGE = 0.8;

/**
 * How time grows with layers and triangles: ours alone, medians; of the CPU where it is known, for a
 * busy machine tells no wall time.
 *
 * @param {{ slicer: object, folder: string, rounds: number, say: (text: string) => void }} task
 */
export const growth = async ({ slicer, folder, rounds, say }) => {
  const kernel = await loadKernel();
  const sizes = [1, 2].map((factor) => {
    // Triangles on a surface are as many as its area holds squares of their sides.
    const stl = toStl(gyroid(kernel, SIDE, EDGE / Math.sqrt(factor)));
    const file = join(folder, `growth-${factor}.stl`);
    writeFileSync(file, stl);
    return { file, triangles: (stl.length - 84) / 50 };
  });
  const cases = sizes.flatMap((size) => [1, 2].map((layers) => ({ ...size, layers })));
  const rows = cases.map(({ file, triangles, layers }) => {
    const height = SETTINGS.layer_height / layers;
    const changes = { layer_height: height, first_layer_height: height };
    const runs = Array.from({ length: rounds }, () =>
      measureProcess(...slicer.command(file, `${file}.gcode`, changes)),
    );
    const middle = (key) =>
      runs[0][key] === null ? null : rounded(median(runs.map((run) => run[key])));
    const [wall, cpu, peak] = ['wall', 'cpu', 'peak'].map(middle);
    return { triangles, layers: Math.round(SIDE / height), wall, cpu, peak };
  });
  say(describeGrowth(rows));
  return rows;
};

/** Each against what has half its layers, and half its triangles. */
const describeGrowth = (rows) => {
  const time = ({ wall, cpu }) => cpu ?? wall;
  const ratio = (i, j) => (j < 0 ? undefined : time(rows[i]) / time(rows[j]));
  const lines = rows.map((row, i) => {
    const ratios = [ratio(i, i % 2 ? i - 1 : -1), ratio(i, i - 2)];
    const isOver = ratios.some((value) => value > GOAL);
    return [
      ...[String(row.triangles), String(row.layers)],
      ...[fixed(row.wall, 2), fixed(row.cpu, 2), fixed(row.peak, 0)],
      ...ratios.map((value) => (value === undefined ? '' : `${fixed(value, 2)}x`)),
      ratios.every((value) => value === undefined) ? '' : isOver ? 'MISSED' : 'met',
    ];
  });
  const heading = [
    'triangles',
    'layers',
    'wall s',
    'cpu s',
    'peak MB',
    '2x layers',
    '2x triangles',
  ];
  return `\n== growth (goal: ≤ ${GOAL}x) ==\n${table([...heading, ''], lines)}`;
};
