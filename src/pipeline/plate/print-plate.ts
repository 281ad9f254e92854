// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import type { SlicingContext } from '../toolpath/layer-tasks.ts';
import { error, failure, hasErrors, success, type Outcome } from '../../shared/problem.ts';
import type { Solid } from '../evaluate/shape.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import type { Analysis } from '../gcode/analyze-gcode.ts';
import { checkProgram } from '../gcode/check-gcode.ts';
import { limitsOf } from '../gcode/machine-limits.ts';
import { beginGcode, finishGcode, type UnfinishedGcode } from '../gcode/write-gcode.ts';
import type { Thumbnail } from '../gcode/header.ts';
import { transform, translation } from '../mesh/transform.ts';
import { renderPicture } from '../mesh/picture/render-picture.ts';
import { planToolpaths } from '../toolpath/plan-toolpaths.ts';
import type { Plate } from './lay-out.ts';
import { objectShares, type PlateShares } from './object-shares.ts';

/** The G-code of one plate, and what printing it takes. */
export interface PrintedPlate {
  readonly bytes: Uint8Array;
  readonly analysis: Analysis;
  readonly layers: number;
  readonly shares: PlateShares;
}

/**
 * One plate from meshes to G-code, which is read back and held against the laws of every G-code
 * before it is given out. Problems: those of `planToolpaths` and `writeGcode`; `gcode-unlawful`
 * when a law is broken all the same.
 */
export const printPlate = (
  plate: Plate,
  notice: Notice,
  context: SlicingContext = {},
): Outcome<PrintedPlate> => {
  const { settings } = plate;
  const planned = planAndWrite(plate, notice, context);
  if (!planned.ok) return planned;
  const { begun, layers, shares } = planned.value;
  const volume_mm3 = shares.all.volume_mm3 * settings.extrusion_multiplier;
  const { bytes, analysis, program } = finishGcode(begun, settings);
  const broken = checkProgram(program, limitsOf(settings), { volume_mm3 });
  if (hasErrors(broken))
    return failure(
      error(
        'gcode-unlawful',
        'The G-code would break a law of safe printing, so it is not given out.',
        {
          hint: 'Change the settings that the next problems name.',
        },
      ),
      ...broken,
    );
  return success({ bytes, analysis, layers, shares }, [...planned.problems, ...broken]);
};

/** A function of its own, so that the toolpaths are gone before the text is read back. */
const planAndWrite = (
  { objects, settings }: Plate,
  notice: Notice,
  context: SlicingContext,
): Outcome<{
  readonly begun: UnfinishedGcode;
  readonly layers: number;
  readonly shares: PlateShares;
}> => {
  const toolpaths = planToolpaths(objects, settings, context);
  if (!toolpaths.ok) return toolpaths;
  const thumbnails = renderThumbnails(objects, settings);
  const begun = beginGcode(toolpaths.value, settings, notice, { thumbnails });
  if (!begun.ok) return begun;
  const shares = objectShares(toolpaths.value);
  const layers = toolpaths.value.layers.length;
  return success({ begun: begun.value, layers, shares }, [
    ...toolpaths.problems,
    ...begun.problems,
  ]);
};

/**
 * Pictures in the sizes that the printer's `thumbnails` setting names: `16x16,220x124`. Drafts: on a printer's
 * display nobody sees more, and finer ones would take as long as slicing a small part.
 */
const renderThumbnails = (objects: Plate['objects'], settings: Settings): readonly Thumbnail[] => {
  const solids = objects.map(({ name, mesh, offset }): Solid => ({
    kind: 'solid',
    name,
    named: true,
    mesh: transform(mesh, translation(offset[0], offset[1], 0)),
  }));
  return [...settings.thumbnails.matchAll(/(\d{1,4})x(\d{1,4})/g)].map(([, w, h]) => {
    const size = { width: Number(w), height: Number(h) };
    return { ...size, png: renderPicture(solids, { ...size, isDraft: true }) };
  });
};
