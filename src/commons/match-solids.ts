// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import { marksByVolume } from '../designs/library/marks.ts';
import { volumeRange } from '../pipeline/trace/fingerprint.ts';
import { fingerprintsOf, sameShapes } from '../pipeline/trace/fingerprints-of.ts';
import { originOfVersion } from './origins.ts';
import type { Origin } from './verification.ts';

/**
 * The version whose solid, or all of whose solids, a mesh file holds, wherever they lie and
 * however their triangles are numbered.
 */
export const matchSolids = async (
  name: string,
  bytes: Uint8Array,
  library: Library,
): Promise<{ readonly origin: Origin; readonly how: string } | undefined> => {
  const solids = fingerprintsOf(name, bytes);
  if (!solids.ok) return undefined;
  const [low, high] = volumeRange(solids.value.whole);
  for (const known of await marksByVolume(library.db, low, high)) {
    if (!sameShapes(known, solids.value)) continue;
    const origin = await originOfVersion(library, known.version, known.parameters);
    if (origin === undefined) continue;
    const part = known.name === '*' ? 'all solids' : `"${known.name}"`;
    return { origin, how: `Its shape is that of ${part} of ${known.version}.` };
  }
  return undefined;
};
