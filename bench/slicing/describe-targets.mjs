// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fixed, table } from '../table.mjs';
import { FAULTS, meets, targetsOf } from './targets.mjs';

const DECIMALS = {
  ...{ boundary: 4, skin: 4, bottom: 4, coverage: 4, fill: 4, overlap: 4, volumeRatio: 3 },
  ...{ oversize: 4, undersize: 4, overflow: 5, blob: 3, airRun: 1, strings: 1 },
  ...{ travel: 0, retractions: 0, seconds: 0, wall: 2, peak: 0 },
};

/**
 * Each figure of ours that has a target on a model.
 *
 * @returns {{ model: string, key: string, ours: number | undefined, target: readonly (number | null)[], isMet: boolean, best: object | undefined }[]}
 */
export const compareTargets = (model, figures) => {
  const ours = figures.find(({ slicer }) => slicer === 'fabcommons');
  if (!ours) return [];
  return Object.entries(targetsOf(model)).map(([key, target]) => ({
    ...{ model, key, target, ours: ours[key] },
    isMet: meets(ours[key], target),
    best: bestPeer(key, target, figures),
  }));
};

const bestPeer = (key, target, figures) => {
  const peers = figures.filter(
    (row) => row.slicer !== 'fabcommons' && typeof row[key] === 'number',
  );
  const off = ({ [key]: value }) => distance(value, target);
  return [...peers].sort((a, b) => off(a) - off(b))[0];
};

/** The less the better. */
const distance = (value, [least, most]) => {
  if (least === null) return value;
  return most === null ? -value : Math.abs(value - (least + most) / 2);
};

/** One line a figure; faults where there are some. */
export const describeTargets = (model, figures) => {
  const compared = compareTargets(model, figures);
  const shown = compared.filter(({ key, isMet }) => !(FAULTS.includes(key) && isMet));
  if (shown.length === 0) return compared.length > 0 ? 'no faults; no targets' : '';
  const rows = shown.map(({ key, ours, target, isMet, best }) => [
    key,
    fixed(ours, DECIMALS[key] ?? 0),
    inWords(target, DECIMALS[key] ?? 0),
    isMet ? 'met' : 'MISSED',
    best ? fixed(best[key], DECIMALS[key] ?? 0) : '–',
    best?.slicer ?? '',
  ]);
  const tail = shown.some(({ key }) => FAULTS.includes(key)) ? '' : '\nno faults';
  return table(['figure', 'ours', 'target', '', 'best peer', ''], rows) + tail;
};

const inWords = ([least, most], decimals) => {
  if (least === null) return `≤ ${fixed(most, decimals)}`;
  if (most === null) return `≥ ${fixed(least, decimals)}`;
  return `${fixed(least, decimals)} … ${fixed(most, decimals)}`;
};

/** How many targets are met over all models, and which are not. */
export const describeMet = (results) => {
  const all = results.flatMap(({ model, figures }) => compareTargets(model, figures));
  if (all.length === 0) return '';
  const missed = all.filter(({ isMet }) => !isMet);
  const lines = missed.map(({ model, key, ours, target }) => {
    const decimals = DECIMALS[key] ?? 0;
    return `  ${model}: ${key} ${fixed(ours, decimals)}, not ${inWords(target, decimals)}`;
  });
  return [
    '\n== targets ==',
    `${all.length - missed.length} of ${all.length} met${missed.length > 0 ? '; missed:' : ''}`,
    ...lines,
  ].join('\n');
};
