// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from './fidelity/judge.mjs';
import { measureProcess } from './measure-process.mjs';
import { growth } from './slicing/growth.mjs';
import { heldSettings } from './slicing/held-settings.mjs';
import { loadModels } from './slicing/models.mjs';
import { findSlicers } from './slicing/slicers.mjs';
import { describeModel, describeOverall } from './slicing/describe.mjs';
import { describeMet } from './slicing/describe-targets.mjs';
import { median, rounded, shuffled, withoutPaths } from './statistics.mjs';

const SEED = 1;

/**
 * Slices models with every slicer that is here, whole processes one after another, and judges what
 * comes out. Large models are measured once. `settings` and `growth` ask for tables of ours alone.
 */
export const slicing = async ({ rounds, only, all, settings: held, growth: grows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
  try {
    const slicers = findSlicers(say);
    const models = await loadModels();
    const chosen = models.filter(({ name, large }) => (only ? only.includes(name) : all || !large));
    const results = chosen.map((model) => {
      const figures = measureModel(slicers, model, folder, model.large ? 1 : rounds);
      say(describeModel(model.name, figures));
      return { model: model.name, figures };
    });
    say(describeOverall(results));
    say(describeMet(results));
    const [slicer] = slicers;
    const more = {
      ...(held && { settings: heldSettings({ models, slicer, folder, only, say }) }),
      ...(grows && { growth: await growth({ slicer, folder, rounds, say }) }),
    };
    const versions = Object.fromEntries(slicers.map(({ name, version }) => [name, version]));
    return { rounds, versions, results, ...more };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const measureModel = (slicers, model, folder, times) => {
  const stl = model.make();
  writeFileSync(join(folder, `${model.name}.stl`), stl);
  const rows = sliceWithEach(slicers, model, folder, times);
  const judged = rows.map((row) => {
    if (row.failed) return row;
    const { bed } = slicers.find(({ name }) => name === row.slicer);
    return { ...row, ...judge(stl, readFileSync(row.gcode, 'latin1'), { bed }) };
  });
  return judged.map(kept);
};

const sliceWithEach = (slicers, model, folder, rounds) => {
  const runs = new Map(slicers.map(({ name }) => [name, []]));
  const failures = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of shuffled(slicers, SEED + round)) {
      if (failures.has(name)) continue;
      const gcode = join(folder, `${model.name}-${name}.gcode`);
      const [program, words] = command(join(folder, `${model.name}.stl`), gcode, model.changes);
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
const kept = (row) => {
  const entries = Object.entries(row).filter(([key]) => key !== 'gcode' && key !== 'placement');
  const figures = Object.fromEntries(entries.map(([key, value]) => [key, rounded(value)]));
  if (row.failed === undefined) return figures;
  return { ...figures, failed: withoutPaths(row.failed).slice(0, 200) };
};
