// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cutMesh } from './cut-mesh.mjs';
import { estimateTime } from './estimate-time.mjs';
import { findPlacement } from './find-placement.mjs';
import { createBuffers, judgeLayer, sectionMask } from './judge-layer.mjs';
import { createRaster } from './raster.mjs';
import { readGcode } from './read-gcode.mjs';
import { readMesh } from './read-mesh.mjs';
import { remembered, spread } from './sample.mjs';
import { passesAt, stackLayers } from './stack-layers.mjs';
import { boxAround, turnLines, turnOutline } from './turn.mjs';

const DEFAULTS = {
  pixel: 0.05,
  line: 0.45,
  skinLayers: 4,
  sampledLayers: 60,
  fewLayers: 100,
  acceleration: 1000,
  jerk: 8,
  bed: undefined,
};

/**
 * How faithfully a G-code reproduces a mesh. Pure geometry: a bead's width follows from its volume
 * alone, W = A / h + h (1 − π/4), a stadium; in the air it is a round thread. Sections are the mesh
 * cut at the middle of each layer; areas are pooled over all layers, or where there are many over some
 * spread over the height.
 *
 * - `boundary` covered share of the band of one bead inside the outline; `boundaryWorst` its worst layer
 * - `skin` covered share of all within `skinLayers` of a surface above or below
 * - `bottom` covered share of surfaces that face down
 * - `oversize`, `undersize` mean mm outside the outline, and missing in the band
 * - `overflow` area more than 0.05 mm outside, as a share of the section
 * - `overlap` over-filled share: laid more than 1.35 times the room, averaged over a bead's width
 * - `volumeRatio` plastic of the model / mesh
 * - `coverage` covered share of the whole section; `blob` mm² of its largest uncovered area
 * - `fill` volume laid / section times height
 * - `airRun` mm of the longest stretch laid with no section below within half a bead
 * - `travel`, `unretracted` mm; `retractions`; `strings` mm travelled outside the part with the
 *   filament not drawn back
 * - `extrudedRetracted` moves and those of `watch-faults.mjs`: faults
 * - `seconds` of an ideal printer of `acceleration` mm/s² and `jerk` mm/s
 *
 * @param {Uint8Array} stl
 * @param {string} gcode
 * @param {Partial<typeof DEFAULTS>} [options]
 */
export const judge = (stl, gcode, options = {}) => {
  const { pixel, line, skinLayers, sampledLayers, fewLayers, acceleration, jerk, bed } = {
    ...DEFAULTS,
    ...options,
  };
  const mesh = readMesh(stl);
  const motion = readGcode(gcode, { bed });
  const layers = stackLayers(motion.beads);
  const outlineOf = (index) => {
    const { top, height } = layers[index];
    return cutMesh(mesh, mesh.min[2] + top - height / 2);
  };
  const placement = findPlacement(layers, outlineOf);
  const strandsOf = remembered((index) => turnLines(layers[index].strands, placement), 2);
  const raster = createRaster(boxAround(mesh), pixel);
  const outlines = remembered((index) => turnOutline(outlineOf(index)), 4 * skinLayers);
  const sections = remembered((index) => sectionMask(raster, outlines(index)), 2 * skinLayers + 2);
  const ifThere = (index) => (layers[index] ? sections(index) : undefined);

  const buffers = createBuffers(raster);
  const sum = {};
  const worst = { boundary: 1, blob: 0, airRun: 0 };
  const sampled = spread(layers.length, layers.length <= fewLayers ? fewLayers : sampledLayers);
  for (const index of sampled) {
    const outline = outlines(index);
    if (outline.length === 0) continue;
    const around = [];
    for (let d = -skinLayers; d <= skinLayers; d++) if (d !== 0) around.push(ifThere(index + d));
    const view = {
      ...{ index, height: layers[index].height, outline, around },
      strands: strandsOf(index).filter(({ beside }) => !beside),
      passes: turnLines(passesAt(layers[index], motion.passes), placement),
      below: index > 0 ? strandsOf(index - 1) : [],
      section: sections(index),
      sectionBelow: ifThere(index - 1),
    };
    const { areas, extremes } = judgeLayer(raster, buffers, view, line);
    worst.boundary = Math.min(worst.boundary, areas.bandCovered / areas.band);
    worst.blob = Math.max(worst.blob, extremes.blob);
    worst.airRun = Math.max(worst.airRun, extremes.airRun);
    for (const [key, value] of Object.entries(areas)) sum[key] = (sum[key] ?? 0) + value;
  }
  const plastic = layers.flatMap(({ strands }) => strands.filter(({ beside }) => !beside));
  return {
    layers: layers.length,
    placement,
    boundary: sum.bandCovered / sum.band,
    boundaryWorst: worst.boundary,
    skin: sum.skinCovered / sum.skin,
    bottom: sum.bottom > 0 ? sum.bottomCovered / sum.bottom : null,
    oversize: sum.outside / sum.outline,
    undersize: (sum.band - sum.bandCovered) / sum.outline,
    overflow: sum.overflow / sum.area,
    overlap: sum.overfilled / sum.supported,
    coverage: sum.areaCovered / sum.area,
    fill: sum.volume / sum.room,
    blob: worst.blob,
    airRun: worst.airRun,
    volumeRatio: plastic.reduce((total, { volume }) => total + volume, 0) / mesh.volume,
    travel: motion.travel,
    unretracted: motion.unretractedTravel,
    strings: (sum.strings * layers.length) / sampled.length,
    retractions: motion.retractions,
    extrudedRetracted: motion.extrudedRetracted,
    ...motion.faults,
    seconds: estimateTime(motion.moves, acceleration, jerk) + motion.dwell,
  };
};
