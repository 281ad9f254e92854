// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect } from 'vitest';
import type { Settings } from '../../../src/pipeline/fabricators/settings/table.ts';
import { checkGcode } from '../../../src/pipeline/gcode/check-gcode.ts';
import { limitsOf } from '../../../src/pipeline/gcode/machine-limits.ts';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import { boundsOf } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { checkLayer } from '../../../src/pipeline/slice/check-layer.ts';
import { planLayers } from '../../../src/pipeline/slice/plan-layers.ts';
import { sliceObject } from '../../../src/pipeline/slice/slice-object.ts';
import { checkToolpaths } from '../../../src/pipeline/toolpath/check-toolpaths.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { hasErrors, type Problem } from '../../../src/shared/problem.ts';
import { NOTICE, volumeOf } from '../gcode/tiny-toolpaths.ts';

/** Lays a mesh in the middle of the bed and expects lawful layers, toolpaths and G-code, or an honest Problem. */
export const expectLawful = (mesh: Mesh, settings: Settings): void => {
  expect(lawsBroken(mesh, settings)).toEqual([]);
};

/** Every law that slicing this mesh breaks; nothing to print is no offense. */
export const lawsBroken = (mesh: Mesh, settings: Settings): readonly Problem[] => {
  const plan = planLayers(boundsOf(mesh.positions)[1][2], settings);
  if (!plan.ok) return plan.problems.filter(({ code }) => code !== 'slice-flat');
  const problems = sliceObject(mesh, plan.value, settings).flatMap((layer) => checkLayer(layer));
  const middle = [settings.bed_size_x / 2, settings.bed_size_y / 2] as const;
  const toolpaths = planToolpaths([{ name: 'part', mesh, offset: middle }], settings);
  if (!toolpaths.ok)
    return [...problems, ...toolpaths.problems.filter(({ code }) => code !== 'slice-empty')];
  const gcode = writeGcode(toolpaths.value, settings, NOTICE);
  if (!gcode.ok) return [...problems, ...gcode.problems];
  const volume_mm3 = volumeOf(toolpaths.value) * settings.extrusion_multiplier;
  const inGcode = checkGcode(gcode.value.bytes, limitsOf(settings), { volume_mm3 });
  return [
    ...problems,
    ...checkToolpaths(toolpaths.value, settings),
    ...(hasErrors(inGcode) ? inGcode : []),
  ];
};
