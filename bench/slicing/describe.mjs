// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { geometricMean } from '../statistics.mjs';
import { fixed, table } from '../table.mjs';
import { describeTargets } from './describe-targets.mjs';

/** Figures, decimals and whether less (-1) or more (1) is better; 0 where neither is. */
const TIMES = [
  ['wall', 2, -1],
  ['cpu', 2, -1],
  ['peak', 0, -1],
  ['bytes', 0, 0],
];
const SHAPE = [
  ['boundary', 4, 1],
  ['boundaryWorst', 3, 1],
  ['skin', 4, 1],
  ['bottom', 3, 1],
  ['oversize', 4, -1],
  ['undersize', 4, -1],
  ['overflow', 5, -1],
  ['overlap', 4, -1],
  ['coverage', 4, 0],
  ['fill', 3, 0],
  ['blob', 3, -1],
  ['airRun', 1, -1],
  ['volumeRatio', 3, -1],
];
const MOTION = [
  ['travel', 0, -1],
  ['unretracted', 0, 0],
  ['strings', 1, -1],
  ['retractions', 0, -1],
  ['extrudedRetracted', 0, -1],
  ['seconds', 0, -1],
];
const UNITS = { wall: 's', cpu: 's', peak: 'MB', oversize: 'mm', undersize: 'mm' };
/** Not shares. */
const QUANTITIES = ['volumeRatio', 'blob', 'airRun'];

/**
 * Three tables of one model; the last line of each sets ours against the best of the others. Then what
 * has a target.
 */
export const describeModel = (model, figures) => {
  const done = figures.filter(({ failed }) => failed === undefined);
  const failed = figures.filter((row) => row.failed !== undefined);
  return [
    `\n== ${model} ==`,
    ...failed.map((row) => `*** ${row.slicer} failed: ${row.failed} ***`),
    ...[TIMES, SHAPE, MOTION].map((columns) => describe(columns, done)),
    describeTargets(model, done),
  ].join('\n');
};

const describe = (columns, figures) => {
  const heading = columns.map(([key]) => (UNITS[key] ? `${key} ${UNITS[key]}` : key));
  const rows = figures.map((row) => [
    row.slicer,
    ...columns.map(([key, decimals]) => fixed(row[key], decimals)),
  ]);
  const against = columns.map((column) => againstBest(column, figures));
  const last = against.some((cell) => cell !== '') ? [['ours / best peer', ...against]] : [];
  return table(['slicer', ...heading], [...rows, ...last]);
};

/** A ratio where there are quantities, a difference of shares otherwise. */
const againstBest = ([key, decimals, better], figures) => {
  const ours = figures.find(({ slicer }) => slicer === 'fabcommons')?.[key];
  const best = bestPeer(key, better, figures);
  if (better === 0 || typeof ours !== 'number' || best === undefined) return '';
  if (isShare(key)) return `${ours >= best ? '+' : '-'}${fixed(Math.abs(ours - best), decimals)}`;
  return best > 0 ? `${fixed(ours / best, 2)}x` : '';
};

const isShare = (key) => SHAPE.some(([name]) => name === key) && !QUANTITIES.includes(key);

const bestPeer = (key, better, figures) => {
  const peers = figures.filter(({ slicer }) => slicer !== 'fabcommons').map((row) => row[key]);
  const numbers = peers.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return undefined;
  return better < 0 ? Math.min(...numbers) : Math.max(...numbers);
};

/** Geometric means over the models of ours against each peer. */
export const describeOverall = (results) => {
  const keys = ['wall', 'cpu', 'peak', 'volumeRatio', 'travel', 'seconds'];
  const peers = [...new Set(results.flatMap(({ figures }) => figures.map(({ slicer }) => slicer)))];
  const rows = peers
    .filter((peer) => peer !== 'fabcommons')
    .map((peer) => [peer, ...keys.map((key) => overall(results, peer, key))]);
  return rows.length > 0
    ? `\n== ours / peer, geometric mean ==\n${table(['peer', ...keys], rows)}`
    : '';
};

const overall = (results, peer, key) => {
  const ratios = results.flatMap(({ figures }) => {
    const [ours, theirs] = ['fabcommons', peer].map((name) =>
      figures.find(({ slicer }) => slicer === name),
    );
    return ours?.[key] > 0 && theirs?.[key] > 0 ? [ours[key] / theirs[key]] : [];
  });
  return ratios.length > 0 ? `${fixed(geometricMean(ratios), 2)}x` : '–';
};
