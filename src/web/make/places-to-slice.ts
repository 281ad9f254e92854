// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Device } from './device.ts';

/** Where slicing may happen; an `impatient` one is left when it has not begun within moments. */
export type Place = 'here' | 'server' | 'impatient server';

/** Triangles that a small machine slices in some seconds, and a usual one. */
const [FEW, MANY] = [40_000, 400_000];

/**
 * Where to slice a part of so many triangles, sooner first; each next one is tried when the one before
 * broke or was busy. What somebody chose comes first. A server may have others waiting, so a machine
 * that is up to the part begins at once.
 */
export const placesToSlice = (
  wanted: 'auto' | 'here' | 'server',
  triangles: number,
  device: Device,
): readonly Place[] => {
  if (!device.slices) return ['server'];
  if (wanted === 'here') return ['here', 'server'];
  if (wanted === 'server') return ['server', 'here'];
  if (!device.online) return ['here', 'server'];
  const isSmall = device.cores < 4 || device.memoryGb < 4;
  const isUpToIt = !device.savesData && triangles <= (isSmall ? FEW : MANY);
  return isUpToIt ? ['here', 'server'] : ['impatient server', 'here', 'server'];
};
