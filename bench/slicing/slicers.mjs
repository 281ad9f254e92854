// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from '../paths.mjs';
import { findPackage } from './find-package.mjs';
import { curaWords, ini, orcaParameters, ourWords } from './settings.mjs';

/** CuraEngine does nothing without them; Debian has them in another package than the engine. */
const DEFINITIONS = [
  '/usr/share/cura/resources/definitions',
  join(findPackage('cura-wasm-definitions')?.folder ?? '', 'src/definitions'),
];
const DEFINITION = DEFINITIONS.map((folder) => join(folder, 'fdmprinter.def.json')).find((file) =>
  existsSync(file),
);
const THREE_SLICER = findPackage('three-slicer');
const RUN_THREE_SLICER = fileURLToPath(new URL('run-three-slicer.mjs', import.meta.url));

const BED = [0, 0, 0, 200, 200, 200];
const BED_AROUND_ZERO = [-100, -100, 0, 100, 100, 200];

/**
 * Slicers that are here, ours first, each with the command that turns a model into G-code, told what
 * is changed of the common settings, and with the bed it prints on, x0 y0 z0 x1 y1 z1 in mm.
 *
 * @param {(text: string) => void} say told of each that is missing
 * @returns {{ name: string, version: string, bed: number[], command: (model: string, gcode: string, changes?: Record<string, string>) => [string, string[]] }[]}
 */
export const findSlicers = (say) => {
  const known = [
    {
      name: 'fabcommons',
      bed: BED,
      version: said(process.execPath, [PROGRAM, '--version']),
      command: (model, gcode, changes) => [
        process.execPath,
        [PROGRAM, 'slice', model, '--out', gcode, '--quiet', ...ourWords(changes)],
      ],
    },
    {
      name: 'prusa-slicer',
      bed: BED,
      version: said('prusa-slicer', ['--help']),
      command: (model, gcode, changes) => [
        'prusa-slicer',
        [
          '--export-gcode',
          '--load',
          configure(gcode, changes),
          '--center',
          '100,100',
          '--output',
          gcode,
          model,
        ],
      ],
    },
    {
      name: 'CuraEngine',
      bed: BED_AROUND_ZERO,
      version: DEFINITION ? said('CuraEngine', ['help']) : undefined,
      command: (model, gcode, changes) => [
        'CuraEngine',
        [
          ...['slice', '-j', DEFINITION, ...curaWords(changes), '-e0', ...curaWords(changes)],
          ...['-l', model, '-o', gcode],
        ],
      ],
    },
    {
      name: 'three-slicer',
      bed: BED,
      version: THREE_SLICER?.version,
      command: (model, gcode, changes) => [
        process.execPath,
        [
          ...[RUN_THREE_SLICER, THREE_SLICER.folder, model, gcode],
          JSON.stringify(orcaParameters(changes)),
        ],
      ],
    },
    {
      name: 'slic3r',
      bed: BED,
      version: said('slic3r', ['--no-gui', '--version']),
      command: (model, gcode, changes) => [
        'slic3r',
        [
          '--no-gui',
          '--load',
          configure(gcode, changes),
          '--print-center',
          '100,100',
          '--output',
          gcode,
          model,
        ],
      ],
    },
  ];
  for (const { name, version } of known) {
    if (version === undefined) say(`*** ${name} is not installed: no comparison with it ***`);
  }
  return known.filter(({ version }) => version !== undefined);
};

/** Writes a configuration file beside the G-code to be. */
const configure = (gcode, changes) => {
  const file = `${gcode}.ini`;
  writeFileSync(file, ini(changes));
  return file;
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
