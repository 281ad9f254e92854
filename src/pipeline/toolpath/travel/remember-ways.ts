// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rememberEach } from '../../../shared/remember-each.ts';
import { sameNumbers } from '../../../shared/same-numbers.ts';
import type { OrderedLayer } from '../order/order-layer.ts';
import type { CrossingIndex } from './crossing-index.ts';

type Leg = [ax: number, ay: number, bx: number, by: number];

/** A question, and what the index answered. */
interface Asked<Q extends number[], T> {
  readonly question: Q;
  readonly answer: T;
}

interface AskedOfLayer {
  readonly crossings: Asked<Leg, boolean>[];
  readonly routes: Asked<[...Leg, longest: number], Float64Array | undefined>[];
}

const askedOf = rememberEach<OrderedLayer, AskedOfLayer>(() => ({ crossings: [], routes: [] }));

/** So many questions that are not asked again are passed over to find one that is. */
const LOOK_AHEAD = 16;

/**
 * Ways over the section of a layer, answered as they were before for the very same order of its beads, as
 * long as somebody holds that: machines ask for the same ways in the same order, but for those that one
 * of them draws back on anyway. `index` is asked for where something is new.
 */
export const rememberWays = (ordered: OrderedLayer, index: () => CrossingIndex): CrossingIndex => {
  const { crossings, routes } = askedOf(ordered);
  return {
    crosses: recall(crossings, (...leg) => index().crosses(...leg)),
    route: recall(routes, (...way) => index().route(...way)),
  };
};

/** Writes the first round of questions down, and answers those of later rounds from that where it can. */
const recall = <Q extends number[], T>(
  asked: Asked<Q, T>[],
  make: (...question: Q) => T,
): ((...question: Q) => T) => {
  const isFirst = asked.length === 0;
  let next = 0;
  return (...question) => {
    const most = isFirst ? 0 : Math.min(next + LOOK_AHEAD, asked.length);
    for (let i = next; i < most; i++) {
      if (!sameNumbers(asked[i]!.question, question)) continue;
      next = i + 1;
      return asked[i]!.answer;
    }
    const answer = make(...question);
    if (isFirst) asked.push({ question, answer });
    return answer;
  };
};
