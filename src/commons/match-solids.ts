// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import { type KnownSolid, marksByVolume } from '../designs/library/marks.ts';
import { fingerprintsOf } from '../pipeline/trace/fingerprints-of.ts';
import { type Fingerprint, sameShape, volumeRange } from '../pipeline/trace/fingerprint.ts';
import { originOfVersion } from './origins.ts';
import type { Origin } from './verification.ts';

/**
 * The version whose solids a mesh file consists of, wherever they lie and however their triangles
 * are numbered: every solid of the file must be one of the same version with the same parameters.
 */
export const matchSolids = async (
  name: string,
  bytes: Uint8Array,
  library: Library,
): Promise<{ readonly origin: Origin; readonly how: string } | undefined> => {
  const solids = fingerprintsOf(name, bytes);
  if (!solids.ok || solids.value.length === 0) return undefined;
  let common: ReadonlyMap<string, KnownSolid> | undefined;
  for (const solid of solids.value) {
    const found = await knownSolids(library, solid);
    const before = common;
    common = before === undefined ? found : new Map([...found].filter(([key]) => before.has(key)));
    if (common.size === 0) return undefined;
  }
  const [match] = [...common!.values()];
  if (match === undefined) return undefined;
  const origin = await originOfVersion(library, match.version, match.parameters);
  if (origin === undefined) return undefined;
  const count =
    solids.value.length === 1 ? 'Its solid is' : `Its ${solids.value.length} solids are`;
  return { origin, how: `${count} of the shape of ${match.version}.` };
};

/** By version and parameters; the version that was published first comes first. */
const knownSolids = async (
  library: Library,
  solid: Fingerprint,
): Promise<ReadonlyMap<string, KnownSolid>> => {
  const [low, high] = volumeRange(solid);
  const candidates = await marksByVolume(library.db, low, high);
  return new Map(
    candidates
      .filter(({ fingerprint }) => sameShape(fingerprint, solid))
      .map((known) => [`${known.version} ${known.parameters}`, known]),
  );
};
