// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cutMesh } from './cut-mesh.mjs';
import { estimateTime } from './estimate-time.mjs';
import { findPlacement } from './find-placement.mjs';
import { createBuffers, judgeLayer, sectionMask } from './judge-layer.mjs';
import { createRaster } from './raster.mjs';
import { readGcode } from './read-gcode.mjs';
import { readMesh } from './read-mesh.mjs';
import { stackLayers } from './stack-layers.mjs';

const DEFAULTS = {
  pixel: 0.05,
  line: 0.45,
  skinLayers: 4,
  sampledLayers: 60,
  fewLayers: 100,
  acceleration: 1000,
  jerk: 8,
};

/** mm around the mesh where beads are still seen. */
const MARGIN = 3;
/** Everything is turned by this, so that straight edges meet the pixels at every phase. */
const TURN = 0.1274;

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
 * - `travel`, `unretracted` mm; `retractions`; `extrudedRetracted` moves, which is a fault
 * - `seconds` of an ideal printer of `acceleration` mm/s² and `jerk` mm/s
 *
 * @param {Uint8Array} stl
 * @param {string} gcode
 * @param {Partial<typeof DEFAULTS>} [options]
 */
export const judge = (stl, gcode, options = {}) => {
  const { pixel, line, skinLayers, sampledLayers, fewLayers, acceleration, jerk } = {
    ...DEFAULTS,
    ...options,
  };
  const mesh = readMesh(stl);
  const motion = readGcode(gcode);
  const layers = stackLayers(motion.beads);
  const outlineOf = (index) => {
    const { top, height } = layers[index];
    return cutMesh(mesh, mesh.min[2] + top - height / 2);
  };
  const placement = findPlacement(layers, outlineOf);
  const strandsOf = remembered((index) => turnStrands(layers[index], placement), 2);
  const raster = createRaster(boxAround(mesh), pixel);
  const outlines = remembered((index) => turnOutline(outlineOf(index)), 4 * skinLayers);
  const sections = remembered((index) => sectionMask(raster, outlines(index)), 2 * skinLayers + 2);
  const ifThere = (index) => (layers[index] ? sections(index) : undefined);

  const buffers = createBuffers(raster);
  const sum = {};
  let boundaryWorst = 1;
  for (const index of spread(
    layers.length,
    layers.length <= fewLayers ? fewLayers : sampledLayers,
  )) {
    const outline = outlines(index);
    if (outline.length === 0) continue;
    const around = [];
    for (let d = -skinLayers; d <= skinLayers; d++) if (d !== 0) around.push(ifThere(index + d));
    const view = {
      ...{ index, height: layers[index].height, outline, around },
      strands: strandsOf(index).filter(({ beside }) => !beside),
      below: index > 0 ? strandsOf(index - 1) : [],
      section: sections(index),
      sectionBelow: ifThere(index - 1),
    };
    const areas = judgeLayer(raster, buffers, view, line);
    boundaryWorst = Math.min(boundaryWorst, areas.bandCovered / areas.band);
    for (const [key, value] of Object.entries(areas)) sum[key] = (sum[key] ?? 0) + value;
  }
  const plastic = layers.flatMap(({ strands }) => strands.filter(({ beside }) => !beside));
  return {
    layers: layers.length,
    placement,
    boundary: sum.bandCovered / sum.band,
    boundaryWorst,
    skin: sum.skinCovered / sum.skin,
    bottom: sum.bottom > 0 ? sum.bottomCovered / sum.bottom : null,
    oversize: sum.outside / sum.outline,
    undersize: (sum.band - sum.bandCovered) / sum.outline,
    overflow: sum.overflow / sum.area,
    overlap: sum.overfilled / sum.supported,
    volumeRatio: plastic.reduce((total, { volume }) => total + volume, 0) / mesh.volume,
    travel: motion.travel,
    unretracted: motion.unretractedTravel,
    retractions: motion.retractions,
    extrudedRetracted: motion.extrudedRetracted,
    seconds: estimateTime(motion.moves, acceleration, jerk) + motion.dwell,
  };
};

const [COS, SIN] = [Math.cos(TURN), Math.sin(TURN)];
const turn = (x, y) => [COS * x - SIN * y, SIN * x + COS * y];

const turnStrands = ({ strands }, [ox, oy]) =>
  strands.map((strand) => {
    const [x0, y0] = turn(strand.x0 - ox, strand.y0 - oy);
    const [x1, y1] = turn(strand.x1 - ox, strand.y1 - oy);
    return { ...strand, x0, y0, x1, y1 };
  });

const turnOutline = (outline) => {
  const turned = new Float64Array(outline.length);
  for (let i = 0; i < outline.length; i += 2) turned.set(turn(outline[i], outline[i + 1]), i);
  return turned;
};

const boxAround = ({ positions }) => {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y] = turn(positions[i], positions[i + 1]);
    box[0] = Math.min(box[0], x - MARGIN);
    box[1] = Math.min(box[1], y - MARGIN);
    box[2] = Math.max(box[2], x + MARGIN);
    box[3] = Math.max(box[3], y + MARGIN);
  }
  return box;
};

/** Up to `count` of the numbers below `total`, first and last among them. */
const spread = (total, count) => {
  if (total <= count) return Array.from({ length: total }, (_, i) => i);
  return Array.from({ length: count }, (_, i) => Math.round((i * (total - 1)) / (count - 1)));
};

/** Keeps the last answers, as many as neighbors ask for again. */
const remembered = (compute, capacity) => {
  const answers = new Map();
  return (index) => {
    const known = answers.get(index) ?? compute(index);
    answers.delete(index);
    answers.set(index, known);
    if (answers.size > capacity) answers.delete(answers.keys().next().value);
    return known;
  };
};
