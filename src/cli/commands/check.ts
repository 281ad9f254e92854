// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename } from 'node:path';
import type { Command } from 'commander';
import { publishable } from '../../designs/manifest/publishable.ts';
import { readDesign } from '../../designs/read/read-design.ts';
import { findProfile } from '../../pipeline/fabricators/find-profile.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import { hasErrors, type Problem } from '../../shared/problem.ts';
import { finish, finishWith, summaryLines } from '../finish.ts';
import { outputOptions } from '../options.ts';
import { readInput } from '../read-file.ts';
import { say, type Output } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';

const PRODUCTS = /\.(stl|3mf|obj|glb|gcode|gco|g)$/i;

interface CheckOptions extends Output {
  readonly root?: string;
}

/** `fabcommons check <design | mesh | gcode>` */
export const checkCommand = (program: Command, end: (code: number) => void): void => {
  const command = program
    .command('check')
    .description('hold a design, a mesh or a G-code file against its laws')
    .argument('<file>', 'a design (code, folder, ZIP), STL, 3MF, OBJ, GLB or G-code')
    .option('--root <dir>', 'folder up to which a design may require files');
  outputOptions(command).action(async (path: string, options: CheckOptions) =>
    end(await (PRODUCTS.test(path) ? checkProduct : checkDesign)(path, options)),
  );
};

const checkProduct = async (path: string, options: CheckOptions): Promise<number> => {
  const bytes = await readInput(path);
  if (!bytes.ok) return finishWith(bytes.problems, options);
  const checked = await runWithBar(
    { kind: 'check', fileName: basename(path), bytes: bytes.value },
    options,
  );
  if (!checked.ok) return finishWith(checked.problems, options);
  sayVerdict(path, checked.problems, options);
  const { meshes, production } = checked.value;
  if (production === undefined) return finish({ meshes, problems: checked.problems }, options);
  say(summaryLines([], production), options);
  return finish({ meshes, production, problems: checked.problems }, options);
};

/** A design is sound when it evaluates with its default parameters; what keeps it from being published is a warning. */
const checkDesign = async (path: string, options: CheckOptions): Promise<number> => {
  const read = await readDesign(path, options.root === undefined ? {} : { root: options.root });
  if (!read.ok) return finishWith(read.problems, options);
  const design = read.value;
  const request = {
    design,
    parameters: {},
    quantities: {},
    scale: 1,
    formats: ['stl', 'svg'],
    fabricator: anyFabricator(),
  };
  const built = await runWithBar({ kind: 'build', request }, options);
  const misfits = (problem: Problem): boolean => problem.code !== 'format-does-not-fit';
  const known = new Set(design.problems.map(({ code }) => code));
  const problems = [
    ...built.problems.filter(misfits),
    ...publishable(design.manifest)
      .filter(({ code }) => !known.has(code))
      .map((problem): Problem => ({ ...problem, severity: 'warning' })),
  ];
  sayVerdict(path, problems, options);
  const { slug, manifest, digest } = design;
  const made = built.ok ? { parameters: built.value.values, meshes: built.value.meshes } : {};
  return finish(
    {
      design: slug,
      version: manifest.version,
      digest,
      license: manifest.license ?? 'NONE',
      ...made,
      problems,
    },
    options,
  );
};

/** Nothing is printed here, so any will do. */
const anyFabricator = (): Fabricator => {
  const profile = (kind: 'printer' | 'material' | 'process', id: string) => {
    const found = findProfile(kind, id);
    if (!found.ok) throw new Error(`built-in profile ${id} is missing`);
    return found.value;
  };
  return {
    printer: profile('printer', 'generic'),
    material: profile('material', 'pla'),
    process: profile('process', 'standard'),
    overrides: {},
  };
};

const sayVerdict = (path: string, problems: readonly Problem[], options: Output): void => {
  if (!hasErrors(problems)) say([`${path}: sound`], options);
};
