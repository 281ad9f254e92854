// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fixed, table } from '../table.mjs';

const GOALS = { speedUp: 1.8, warmShare: 0.03, timesStock: 10, cachedSeconds: 5 };

/** What was measured beside what it should be. */
export const describeBatch = ({
  designs,
  builds,
  printers,
  jobs,
  one,
  all,
  warm,
  stock,
  nodes,
}) => {
  const perMinute = (60 * builds * printers) / all.wall;
  const stockPerMinute = stock === null ? null : (60 * stock.builds) / stock.wall;
  const rows = [
    ['wall, one job, s', fixed(one.wall, 1), '–'],
    [`wall, ${jobs} jobs, s`, fixed(all.wall, 1), '–'],
    ['speed-up', fixed(one.wall / all.wall, 2), `≥ ${GOALS.speedUp}`],
    ['wall, all kept, s', fixed(warm.wall, 2), '–'],
    ['share of the cold run', fixed(warm.wall / all.wall, 3), `≤ ${GOALS.warmShare}`],
    ['builds a minute', fixed(perMinute, 0), '–'],
    ['of stock programs', fixed(stockPerMinute, 0), '–'],
    [
      'times as many',
      fixed(stockPerMinute && perMinute / stockPerMinute, 1),
      `≥ ${GOALS.timesStock}`,
    ],
    ['peak memory, one job, MB', fixed(one.peak, 0), '–'],
    [`peak memory, ${jobs} jobs, MB`, fixed(all.peak, 0), '–'],
    [
      `${nodes.cached.reused} steps all kept, s`,
      fixed(nodes.cached.wall, 2),
      `≤ ${GOALS.cachedSeconds}`,
    ],
    ['the same, made, s', fixed(nodes.filled.wall, 1), '–'],
  ];
  return [
    `${designs} designs, ${builds} variants, ${printers} printers; of stock programs a sample of ${stock?.variants ?? 0} variants`,
    table(['what', 'value', 'goal'], rows),
  ].join('\n');
};
