// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from './fidelity/judge.mjs';
import { measureProcess } from './measure-process.mjs';
import { loadModels } from './slicing/models.mjs';
import { findSlicers } from './slicing/slicers.mjs';
import { describeModel, describeOverall } from './slicing/describe.mjs';
import { median, rounded, shuffled } from './statistics.mjs';

const SEED = 1;

/**
 * Slices models with every slicer that is here, whole processes one after another, and judges what
 * comes out. Large models are measured once.
 */
export const slicing = async ({ rounds, only, all, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
  try {
    const slicers = findSlicers(folder, say);
    const models = (await loadModels()).filter(({ name, large }) =>
      only ? only.includes(name) : all || !large,
    );
    const results = [];
    for (const model of models) {
      const stl = model.make();
      writeFileSync(join(folder, `${model.name}.stl`), stl);
      const times = model.large ? 1 : rounds;
      const rows = sliceWithEach(slicers, model.name, folder, times).map((row) =>
        row.failed ? row : { ...row, ...judge(stl, readFileSync(row.gcode, 'latin1')) },
      );
      const figures = rows.map(withoutPaths);
      results.push({ model: model.name, figures });
      say(describeModel(model.name, figures));
    }
    say(describeOverall(results));
    const versions = Object.fromEntries(slicers.map(({ name, version }) => [name, version]));
    return { rounds, versions, results };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const sliceWithEach = (slicers, model, folder, rounds) => {
  const runs = new Map(slicers.map(({ name }) => [name, []]));
  const failures = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of shuffled(slicers, SEED + round)) {
      if (failures.has(name)) continue;
      const gcode = join(folder, `${model}-${name}.gcode`);
      const [program, words] = command(join(folder, `${model}.stl`), gcode);
      try {
        runs.get(name).push({ ...measureProcess(program, words), gcode });
      } catch (thrown) {
        failures.set(name, thrown.message);
      }
    }
  }
  return slicers.map(({ name }) => {
    if (failures.has(name)) return { slicer: name, failed: failures.get(name) };
    const own = runs.get(name);
    const middle = (key) => (own[0][key] === null ? null : median(own.map((run) => run[key])));
    return {
      slicer: name,
      ...{ wall: middle('wall'), cpu: middle('cpu'), peak: middle('peak') },
      ...{ bytes: statSync(own[0].gcode).size, gcode: own[0].gcode },
    };
  });
};

/** Figures to keep: no path of this machine among them. */
const withoutPaths = (row) => {
  const kept = Object.entries(row).filter(([key]) => key !== 'gcode' && key !== 'placement');
  const figures = Object.fromEntries(kept.map(([key, value]) => [key, rounded(value)]));
  if (row.failed === undefined) return figures;
  return { ...figures, failed: row.failed.replaceAll(/\/\S*\//g, '').slice(0, 200) };
};
