// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findDesign } from '../../commons/find-design.ts';
import type { GetLibrary } from '../../commons/get-library.ts';
import type { Preset } from '../../designs/manifest.ts';
import { checkPresets } from '../../designs/manifest/check-presets.ts';
import type { Parameter } from '../../designs/parameters/schema.ts';
import { aboutDesign } from '../about-design.ts';
import { finish, finishWith } from '../finish.ts';
import { withLibraryOnDemand } from '../open-on-demand.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { table } from '../table.ts';

interface ParamsOptions extends Output {
  readonly root?: string;
}

/** `fabcommons params <design>` */
export const paramsCommand: Register = (program, end) => {
  const command = program
    .command('params')
    .description('list the parameters of a design')
    .argument('<design>', 'a code file, folder or ZIP, or author/slug[@version] of the library')
    .option('--root <dir>', 'folder up to which the design may require files');
  outputOptions(command).action(async (path: string, options: ParamsOptions) => {
    end(await withLibraryOnDemand(options, (get) => params(path, options, get)));
  });
};

const params = async (
  path: string,
  options: ParamsOptions,
  getLibrary: GetLibrary,
): Promise<number> => {
  const found = await findDesign(path, getLibrary, { root: options.root });
  if (!found.ok) return finishWith(found.problems, options);
  const { design } = found.value;
  const { problems } = design;
  const schema = await runWithBar({ kind: 'parameters', design }, options);
  const about = aboutDesign(design);
  if (!schema.ok) return finish({ ...about, problems: [...problems, ...schema.problems] }, options);
  const rows = schema.value.map(row);
  say(
    rows.length === 0
      ? ['This design has no parameters.']
      : table(['name', 'type', 'default', 'allowed', 'what it is'], rows),
    options,
  );
  const presets = design.manifest.presets ?? [];
  if (presets.length > 0) {
    const presetRows = presets.map(({ name, values }) => [name, settings(values)]);
    say(['', ...table(['preset', 'sets'], presetRows)], options);
  }
  const wrong = checkPresets(design, schema.value);
  return finish(
    {
      ...about,
      parameters: schema.value,
      ...(presets.length > 0 ? { presets } : {}),
      problems: [...problems, ...schema.problems, ...wrong],
    },
    options,
  );
};

/** `width=80 lid=true`, as they are given on a command line. */
const settings = (values: Preset['values']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

const row = (parameter: Parameter): readonly string[] => {
  if (parameter.type === 'group') return ['', '', '', '', `— ${parameter.caption} —`];
  return [
    parameter.name,
    parameter.type,
    String(parameter.default ?? ''),
    allowed(parameter),
    parameter.caption,
  ];
};

const allowed = ({ min, max, step, options }: Parameter): string => {
  if (options !== undefined) return options.map(({ value }) => String(value)).join(' | ');
  if (min === undefined && max === undefined) return '';
  return `${min ?? '…'} to ${max ?? '…'}${step === undefined ? '' : ` by ${step}`}`;
};
