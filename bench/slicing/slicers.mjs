// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM } from '../paths.mjs';
import { curaWords, ini, ourWords } from './settings.mjs';

const DEFINITION = '/usr/share/cura/resources/definitions/fdmprinter.def.json';

/**
 * Slicers that are here, ours first, each with the command that turns a model into G-code.
 *
 * @param {string} folder for configuration files
 * @param {(text: string) => void} say told of each that is missing
 * @returns {{ name: string, version: string, command: (model: string, gcode: string) => [string, string[]] }[]}
 */
export const findSlicers = (folder, say) => {
  const config = join(folder, 'config.ini');
  writeFileSync(config, ini());
  const known = [
    {
      name: 'fabcommons',
      version: said(process.execPath, [PROGRAM, '--version']),
      command: (model, gcode) => [
        process.execPath,
        [PROGRAM, 'slice', model, '--out', gcode, '--quiet', ...ourWords()],
      ],
    },
    {
      name: 'prusa-slicer',
      version: said('prusa-slicer', ['--help']),
      command: (model, gcode) => [
        'prusa-slicer',
        ['--export-gcode', '--load', config, '--center', '100,100', '--output', gcode, model],
      ],
    },
    {
      name: 'CuraEngine',
      version: existsSync(DEFINITION) ? said('CuraEngine', ['help']) : undefined,
      command: (model, gcode) => [
        'CuraEngine',
        [
          ...['slice', '-j', DEFINITION, ...curaWords(), '-e0', ...curaWords()],
          ...['-l', model, '-o', gcode],
        ],
      ],
    },
    {
      name: 'slic3r',
      version: said('slic3r', ['--no-gui', '--version']),
      command: (model, gcode) => [
        'slic3r',
        ['--no-gui', '--load', config, '--print-center', '100,100', '--output', gcode, model],
      ],
    },
  ];
  for (const { name, version } of known) {
    if (version === undefined) say(`*** ${name} is not installed: no comparison with it ***`);
  }
  return known.filter(({ version }) => version !== undefined);
};

/** The version a program tells, undefined if there is no such program. */
const said = (program, words) => {
  const { stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error) return undefined;
  return /\d+\.\d+(\.\d+)?/.exec(`${stdout}${stderr}`.replace(/^\[.*$/gm, ''))?.[0] ?? '?';
};
