// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { IslandBeads } from './bead.ts';

const held = new WeakSet<readonly IslandBeads[]>();

/**
 * Tells that somebody will ask for a layer's beads again: prints to come (`rememberLayers`), or a layer
 * that repeats it.
 */
export const holdLayer = (islands: readonly IslandBeads[]): void => void held.add(islands);

/** Whether it pays to write down what is found out about a layer. */
export const isHeld = (islands: readonly IslandBeads[]): boolean => held.has(islands);
