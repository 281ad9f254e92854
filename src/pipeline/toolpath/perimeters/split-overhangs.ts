// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import type { OrderedBead, Overhang } from '../bead.ts';
import { bridgeFlow } from '../flow.ts';
import { isSmallLoop } from '../speeds.ts';

/**
 * A wall in pieces of one degree of overhang, end to end. What hangs in the air becomes an
 * `Overhang perimeter`: a round thread like those of bridges, where it is a loop's.
 */
export const splitOverhangs = (
  bead: OrderedBead,
  settings: LayerSettings,
): readonly OrderedBead[] => {
  const { overhangs, points } = bead;
  if (overhangs === undefined) return [bead];
  const loop = bead.loop && isSmallLoop(bead);
  const pieces: OrderedBead[] = [];
  for (let from = 0; from < overhangs.length;) {
    let to = from + 1;
    while (to < overhangs.length && overhangs[to] === overhangs[from]) to++;
    const degree = overhangs[from] as Overhang;
    const piece = {
      role: bead.role,
      points: points.slice(2 * from, 2 * to + 2),
      flow: bead.flow,
      shares: bead.shares?.slice(from, to),
      loop,
      overhang: degree,
    };
    pieces.push(degree < 5 ? piece : { ...piece, ...hanging(bead, settings) });
    from = to;
  }
  return pieces;
};

const hanging = (bead: OrderedBead, settings: LayerSettings) => ({
  role: 'Overhang perimeter' as const,
  ...(bead.loop && {
    flow: bridgeFlow(settings.nozzle_diameter, settings.bridge_flow_ratio),
    shares: undefined,
  }),
});
