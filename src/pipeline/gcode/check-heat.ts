// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem } from '../../shared/problem.ts';
import type { GcodeProgram } from './machine.ts';
import type { MachineLimits } from './machine-limits.ts';
import { EXTRUDE, UNRETRACT } from './moves.ts';

const COLDEST_EXTRUSION = 150;

/**
 * Heat: hot and waited for before anything is extruded, never hotter than the machine stands, off
 * at the end. Where named commands may do the heating, plain words are only missed with a warning.
 */
export const checkHeat = (
  program: GcodeProgram,
  limits: MachineLimits,
  knowsMachine: boolean,
): readonly Problem[] => {
  const { moves, heats } = program;
  const firstExtrusion = findExtrusion(program);
  if (firstExtrusion < 0) return [];
  const problems: Problem[] = [];
  const before = program.macros.some(({ move }) => move <= firstExtrusion);
  const after = program.macros.some(({ move }) => move >= moves.count);

  const cold = findCold(program);
  if (cold !== undefined) {
    const report = before && program.heats.length === 0 ? warning : error;
    const { row, waited } = cold;
    problems.push(
      report(
        waited ? 'gcode-extrusion-before-heated' : 'gcode-cold-extrusion',
        waited
          ? 'expected the machine to wait for the nozzle (M109) before the first extrusion'
          : `expected a nozzle of at least ${COLDEST_EXTRUSION} °C (M104, M109) at every extrusion`,
        {
          where: { line: moves.line[row]! },
          hint: 'Heat in the start template: M109 S{first_layer_temperature}.',
        },
      ),
    );
  }
  for (const part of ['nozzle', 'bed'] as const) {
    const own = heats.filter((heat) => heat.part === part);
    const last = own.at(-1);
    if (last !== undefined && last.target > 0) {
      problems.push(
        (after ? warning : error)(
          'gcode-heater-left-on',
          `expected the ${part} off at the end, found ${last.target} °C`,
          { where: { line: last.line }, hint: 'End with M104 S0 and M140 S0.' },
        ),
      );
    }
    const limit =
      limits.settings[part === 'nozzle' ? 'max_nozzle_temperature' : 'max_bed_temperature'];
    const hot = own.find(({ target }) => target > limit);
    if (knowsMachine && hot !== undefined) {
      problems.push(
        error(
          'gcode-too-hot',
          `expected at most ${limit} °C for the ${part}, found ${hot.target}`,
          {
            where: { line: hot.line },
          },
        ),
      );
    }
  }
  return problems;
};

const findExtrusion = ({ moves }: GcodeProgram): number => {
  for (let i = 0; i < moves.count; i++) {
    if (moves.kind[i] === EXTRUDE || moves.kind[i] === UNRETRACT) return i;
  }
  return -1;
};

/** The first extrusion below melting, or before the machine waited (`waited` = that was lacking). */
const findCold = ({ moves, heats }: GcodeProgram): { row: number; waited: boolean } | undefined => {
  const nozzle = heats.filter(({ part }) => part === 'nozzle');
  let next = 0;
  let target = 0;
  let hasWaited = false;
  for (let i = 0; i < moves.count; i++) {
    for (; next < nozzle.length && nozzle[next]!.move <= i; next++) {
      target = nozzle[next]!.target;
      if (target < COLDEST_EXTRUSION) hasWaited = false;
      else if (nozzle[next]!.wait) hasWaited = true;
    }
    if (moves.kind[i] !== EXTRUDE && moves.kind[i] !== UNRETRACT) continue;
    if (target < COLDEST_EXTRUSION) return { row: i, waited: false };
    if (!hasWaited) return { row: i, waited: true };
  }
  return undefined;
};
