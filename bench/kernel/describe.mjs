// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { geometricMean } from '../statistics.mjs';
import { fixed, table } from '../table.mjs';
import { HEAVY } from './designs.mjs';

/** Stock time / our time that designs with booleans are to reach, and ms that none may lose. */
const GOAL = 10;
const HEAVY_GOAL = 50;
const MOST_LOST = 20;

/** The table of all designs, and how they stand against the goals. */
export const describeKernel = (results) =>
  [
    rowsOf(results),
    '',
    ...meansOf(results),
    '',
    ...memoryOf(results),
    '',
    ...shortOf(results),
  ].join('\n');

const ratio = (stock, ours) => (stock && ours ? `${fixed(stock / ours, 2)}x` : '–');

const rowsOf = (results) =>
  table(
    [
      ...['design', 'booleans', 'warm ms', 'stock ms', 'stock/ours', 'whole ms', 'cli ms'],
      ...['cli/ours', 'peak MB', 'cli MB', 'volume differs'],
    ],
    results.map((row) => [
      ...[row.design, fixed(row.booleans, 0), fixed(row.warm, 1), fixed(row.warmStock, 1)],
      ...[ratio(row.warmStock, row.warm), fixed(row.whole, 0), fixed(row.wholeStock, 0)],
      ...[ratio(row.wholeStock, row.whole), fixed(row.peak, 0), fixed(row.peakStock, 0)],
      row.volumeOff === null ? '–' : row.volumeOff.toExponential(0),
    ]),
  );

const meansOf = (results) => {
  const groups = [
    ['all designs', results, undefined],
    ['designs with booleans', results.filter(({ booleans }) => booleans > 0), GOAL],
    ['designs heavy with them', results.filter(({ design }) => HEAVY.includes(design)), HEAVY_GOAL],
  ];
  return groups.flatMap(([name, rows, goal]) => {
    const means = [
      ['warm', 'warm'],
      ['whole process', 'whole'],
    ].map(([title, key]) => {
      const ratios = rows.map((row) => row[`${key}Stock`] / row[key]).filter((each) => each > 0);
      return `${title} ${ratios.length > 0 ? fixed(geometricMean(ratios), 2) : '–'}x`;
    });
    const wanted = goal ? ` (goal ${goal}x warm)` : '';
    return rows.length > 0
      ? [`${name}, ${rows.length}: stock / ours ${means.join(', ')}${wanted}`]
      : [];
  });
};

/** What a process has beside stock's when there is nothing to do is the kernel's own footprint. */
const memoryOf = (results) => {
  const cube = results.find(({ design }) => design === 'cube');
  if (!cube?.peak || !cube.peakStock) return [];
  const footprint = cube.peak - cube.peakStock;
  const rows = results.filter(({ peak, peakStock }) => peak && peakStock);
  const above = rows.filter(({ peak, peakStock }) => peak > peakStock + footprint * 1.05);
  return [
    `footprint of kernel and interpreter: ${fixed(footprint, 0)} MB; above stock by more than that (and 5 %): ${above.length} of ${rows.length}${above.map(({ design, peak }) => `, ${design} ${fixed(peak, 0)} MB`).join('')}`,
  ];
};

/** Designs that fall short, and where their time goes. */
const shortOf = (results) => {
  const rows = results.filter(({ design, booleans, warm, warmStock }) => {
    if (!warm || !warmStock) return false;
    const goal = HEAVY.includes(design) ? HEAVY_GOAL : booleans > 0 ? GOAL : 0;
    return warmStock / warm < goal || warm > warmStock + MOST_LOST;
  });
  const ready = results.map((row) => row.ready).filter((each) => each !== null);
  return [
    `making the next sandbox ready, not in the times above: ${fixed(geometricMean(ready), 1)} ms`,
    ...(rows.length > 0 ? ['short of their goal, and where their time goes:'] : []),
    ...rows.map(({ design, warm, warmStock, host }) => {
      const share = Math.round((100 * host) / warm);
      return `  ${design}: ${ratio(warmStock, warm)}; kernel and conversions ${share} %, code of the design and of the library ${100 - share} %`;
    }),
  ];
};
