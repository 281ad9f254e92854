// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { IslandBeads } from './bead.ts';

const held = new WeakSet<readonly IslandBeads[]>();

/** Tells that somebody holds a layer's beads for prints to come (`rememberLayers`). */
export const holdLayer = (islands: readonly IslandBeads[]): void => void held.add(islands);

/** Whether it pays to write down what is found out about a layer: the next print may ask again. */
export const isHeld = (islands: readonly IslandBeads[]): boolean => held.has(islands);
