// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rememberEach } from '../../../shared/remember-each.ts';
import { sameNumbers } from '../../../shared/same-numbers.ts';
import type { IslandBeads } from '../bead.ts';
import {
  orderLayer,
  type OrderedLayer,
  type OrderSettings,
  type OrderStart,
} from './order-layer.ts';

interface Known {
  readonly start: OrderStart;
  readonly settings: OrderSettings;
  readonly ordered: OrderedLayer;
}

/** More beginnings of one layer are not remembered: each takes as much memory as its beads. */
const MOST_BEGINNINGS = 64;

/** Of each layer, once from each place it was begun at: copies of a part begin at several. */
const knownOf = rememberEach<readonly IslandBeads[], Known[]>(() => []);

/**
 * `orderLayer`, which does not work again for the very same beads as long as somebody holds them: a print
 * for another machine differs in where on its bed the part lies, which the order does not know.
 */
export const rememberOrder = (
  islands: readonly IslandBeads[],
  start: OrderStart,
  settings: OrderSettings,
): OrderedLayer => {
  const known = knownOf(islands);
  const before = known.find(
    (each) => sameSettings(each.settings, settings) && sameStart(each.start, start, settings),
  );
  if (before !== undefined) return before.ordered;
  const ordered = orderLayer(islands, start, settings);
  const { seam_position, external_perimeters_first } = settings;
  if (known.length === MOST_BEGINNINGS) known.shift();
  known.push({ start, settings: { seam_position, external_perimeters_first }, ordered });
  return ordered;
};

/** The layer's number matters to seams that jump about from layer to layer alone. */
const sameStart = (a: OrderStart, b: OrderStart, { seam_position }: OrderSettings): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  (a.layer === b.layer || seam_position !== 'random') &&
  sameNumbers(a.seams, b.seams);

const sameSettings = (a: OrderSettings, b: OrderSettings): boolean =>
  a.seam_position === b.seam_position &&
  a.external_perimeters_first === b.external_perimeters_first;
