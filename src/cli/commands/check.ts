// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename } from 'node:path';
import { findDesign } from '../../commons/find-design.ts';
import { publishTools } from '../../commons/publish-tools.ts';
import { gate } from '../../designs/publish/gate.ts';
import { hasErrors, type Problem } from '../../shared/problem.ts';
import { aboutDesign } from '../about-design.ts';
import { finish, finishWith, summaryLines } from '../finish.ts';
import { taskRunner } from '../node.ts';
import { withLibraryOnDemand } from '../open-on-demand.ts';
import { outputOptions } from '../options.ts';
import { readInput } from '../read-file.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { withBar } from '../with-bar.ts';

const PRODUCTS = /\.(stl|3mf|obj|glb|gcode|gco|g)$/i;

interface CheckOptions extends Output {
  readonly root?: string;
}

/** `fabcommons check <design | mesh | gcode>` */
export const checkCommand: Register = (program, end) => {
  const command = program
    .command('check')
    .description('hold a design against the gate of publishing, a mesh or G-code against its laws')
    .argument('<file>', 'a design (code, folder, ZIP, author/slug), STL, 3MF, OBJ, GLB or G-code')
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

/** The gate of publishing, before anybody publishes. */
const checkDesign = (path: string, options: CheckOptions): Promise<number> =>
  withLibraryOnDemand(options, async (getLibrary) => {
    const found = await findDesign(path, getLibrary, { root: options.root });
    if (!found.ok) return finishWith(found.problems, options);
    const { design } = found.value;
    const passed = await withBar(options, ({ signal, show }) => {
      show({ stage: 'check', done: 0, total: 1 });
      return gate(design, publishTools(getLibrary, taskRunner(signal)));
    });
    sayVerdict(path, passed.problems, options);
    const about = aboutDesign(design);
    if (!passed.ok) return finish({ ...about, problems: passed.problems }, options);
    const { examination, lineage } = passed.value;
    const { values, solids, measures } = examination;
    return finish(
      {
        ...about,
        parameters: values,
        meshes: solids,
        measures,
        lineage,
        problems: passed.problems,
      },
      options,
    );
  });

const sayVerdict = (path: string, problems: readonly Problem[], options: Output): void => {
  if (!hasErrors(problems)) say([`${path}: sound`], options);
};
