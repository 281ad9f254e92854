// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { addStrand, drawStrand } from './draw-strand.mjs';
import { breadthOf, cover, nearMask } from './hold-strands.mjs';
import { largestBlob } from './largest-blob.mjs';
import { longestInAir } from './longest-in-air.mjs';
import { measureStrings } from './measure-strings.mjs';
import { fillOutline, measureFromOutline } from './raster.mjs';
import { sumAround } from './sum-around.mjs';

/** Over a bead's breadth, more than this share of the room filled counts as over-filled. */
const TOO_FULL = 1.35;
/** Up to this many mm outside the outline is no overflow. */
const TOLERANCE = 0.05;

/**
 * Areas of one layer in mm², the length of its outline and of its strings in mm, the volume laid in
 * mm³; and its `extremes`: largest uncovered area in mm², longest run in the air in mm.
 *
 * @typedef {{ area: number, areaCovered: number, band: number, bandCovered: number, skin: number, skinCovered: number, bottom: number, bottomCovered: number, outside: number, overflow: number, supported: number, overfilled: number, outline: number, strings: number, volume: number, room: number }} Areas
 *
 * What is looked at together: the layer, its travels with the filament not drawn back, the strands
 * below it, and the sections around it as masks
 * (`around` those within the skin's depth; missing where there is no layer).
 * @typedef {{ index: number, height: number, strands: object[], passes: object[], below: object[], outline: Float64Array, section: Uint8Array, sectionBelow: Uint8Array | undefined, around: (Uint8Array | undefined)[] }} View
 */

/**
 * @param {import('./raster.mjs').Raster} raster
 * @param {ReturnType<typeof createBuffers>} buffers written over
 * @param {View} view
 * @param {number} line nominal width of a bead, mm
 * @returns {{ areas: Areas, extremes: { blob: number, airRun: number } }}
 */
export const judgeLayer = (raster, buffers, view, line) => {
  const { index, height, section, sectionBelow } = view;
  const pixels = raster.width * raster.height;
  const coveredBelow = cover(raster, view.below, buffers.coveredBelow.fill(0));
  const isHeld = index === 0 ? always : nearMask(raster, coveredBelow, buffers.room, line);
  const isBorne = index === 0 ? always : nearMask(raster, sectionBelow, buffers.laid, line);
  const airRun = longestInAir(view.strands, isBorne);
  const covered = buffers.covered.fill(0);
  const counts = buffers.counts.fill(0);
  for (const strand of view.strands) {
    drawStrand(raster, covered, strand, breadthOf(strand, isHeld));
    addStrand(raster, counts, strand, Math.min(5, strand.area / height));
  }
  const squared = buffers.squared.fill(1e9);
  const outline = measureFromOutline(raster, view.outline, squared, line + 2 * raster.pixel);
  const core = coreOf(view.around, buffers.core);
  const reach = Math.max(1, Math.round((line / raster.pixel - 1) / 2));
  const { laid, room } = buffers;
  sumAround(counts, raster, reach, laid);
  sumAround(section, raster, reach, room);

  const band = (line / raster.pixel) * (line / raster.pixel);
  const near = (TOLERANCE / raster.pixel) * (TOLERANCE / raster.pixel);
  const sums = new Float64Array(KEYS.length);
  const bare = buffers.bare.fill(0);
  for (let q = 0; q < pixels; q++) {
    if (section[q] === 0) {
      if (covered[q] === 0) continue;
      sums[OUTSIDE]++;
      if (squared[q] > near) sums[OVERFLOW]++;
      continue;
    }
    addTo(sums, AREA, covered[q]);
    bare[q] = 1 - covered[q];
    if (squared[q] <= band) addTo(sums, BAND, covered[q]);
    if (core[q] === 0) addTo(sums, SKIN, covered[q]);
    if (sectionBelow && sectionBelow[q] === 0) addTo(sums, BOTTOM, covered[q]);
    if (index === 0 || (coveredBelow[q] && sectionBelow[q])) {
      addTo(sums, SUPPORTED, laid[q] / room[q] > TOO_FULL ? 1 : 0);
    }
  }
  const unit = raster.pixel * raster.pixel;
  const areas = Object.fromEntries(KEYS.map((key, i) => [key, sums[i] * unit]));
  const isOutside = (q) => section[q] === 0 && squared[q] > near;
  const strings = measureStrings(raster, view.passes, isOutside);
  const volume = view.strands.reduce((total, strand) => total + strand.volume, 0);
  return {
    areas: { ...areas, outline, strings, volume, room: areas.area * height },
    extremes: { blob: largestBlob(bare, raster.width) * unit, airRun },
  };
};

const always = () => true;

// A share has its part in the next place.
const KEYS = [
  ...['area', 'areaCovered', 'outside', 'overflow', 'band', 'bandCovered', 'skin', 'skinCovered'],
  ...['bottom', 'bottomCovered', 'supported', 'overfilled'],
];
const [AREA, OUTSIDE, OVERFLOW, BAND, SKIN, BOTTOM, SUPPORTED] = [0, 2, 3, 4, 6, 8, 10];

const addTo = (sums, whole, part) => {
  sums[whole]++;
  sums[whole + 1] += part;
};

/** What lies deeper than the skin: within the section of every layer around. */
const coreOf = (around, core) => {
  if (around.some((mask) => mask === undefined)) return core.fill(0);
  core.fill(1);
  for (const mask of around) for (let q = 0; q < core.length; q++) core[q] &= mask[q];
  return core;
};

/** Memory that every layer of a raster uses again. */
export const createBuffers = ({ width, height }) => {
  const pixels = width * height;
  const bytes = () => new Uint8Array(pixels);
  return {
    ...{ covered: bytes(), coveredBelow: bytes(), counts: bytes(), core: bytes(), bare: bytes() },
    ...{ laid: new Int32Array(pixels), room: new Int32Array(pixels) },
    squared: new Float32Array(pixels),
  };
};

/** Fills the mask of a section. */
export const sectionMask = (raster, outline) => {
  const mask = new Uint8Array(raster.width * raster.height);
  fillOutline(raster, outline, mask);
  return mask;
};
