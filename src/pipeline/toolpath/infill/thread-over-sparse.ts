// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bridgeFlow, type Flow } from '../flow.ts';

/** Threads may be this share of their distance … */
const THREAD_COVER = 0.96;
/** … and be laid down so much more than there is room where the sparse lines carry them … */
const MOST_PRESSED = 1.3;
/** … but are no thinner than this share of the nozzle. */
const LEAST_THREAD = 0.75;

/**
 * Threads from one sparse line to the next in a layer of `height` mm: as thick as they may be
 * where they lie on those lines, at most as bridges are.
 */
export const threadOverSparse = (height: number, nozzle: number, bridgeRatio: number): Flow => {
  const fitting = (MOST_PRESSED * height * 4) / (Math.PI * THREAD_COVER);
  const thickest = nozzle * Math.sqrt(bridgeRatio);
  const diameter = Math.min(thickest, Math.max(LEAST_THREAD * nozzle, fitting));
  return { ...bridgeFlow(diameter, 1), spacing: diameter / THREAD_COVER };
};
