// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../../designs/library/find-version.ts';
import type { Library } from '../../designs/library/library.ts';
import { type KnownSolid, marksByVolume } from '../../designs/library/marks.ts';
import { volumeRange } from '../../pipeline/trace/fingerprint.ts';
import { fingerprintsOf, sameShapes } from '../../pipeline/trace/fingerprints-of.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { originOfVersion } from './origins.ts';
import type { Origin } from './verification.ts';

/**
 * The version whose solid, or all of whose solids, a mesh file holds, wherever they lie and
 * however their triangles are numbered. Forks may have the same shapes: the one that the file
 * claims to be comes first, then the one that was published first.
 */
export const matchSolids = async (
  name: string,
  bytes: Uint8Array,
  library: Library,
  claimed?: string,
): Promise<{ readonly origin: Origin; readonly how: string } | undefined> => {
  const solids = fingerprintsOf(name, bytes);
  if (!solids.ok) return undefined;
  const [low, high] = volumeRange(solids.value.whole);
  const near = await marksByVolume(library.db, low, high);
  const same = near.filter((known) => sameShapes(known, solids.value));
  const known = same.find(({ version }) => version === claimed) ?? (await oldest(library, same));
  if (known === undefined) return undefined;
  const origin = await originOfVersion(library, known.version, known.parameters);
  if (origin === undefined) return undefined;
  const part = known.name === '*' ? 'all solids' : `"${known.name}"`;
  return { origin, how: `Its shape is that of ${part} of ${known.version}.` };
};

/** Of solids with one shape, that of the version that was published first. */
export const oldest = async (
  library: Library,
  solids: readonly KnownSolid[],
): Promise<KnownSolid | undefined> => {
  const dated = [];
  for (const solid of solids) {
    const version = await versionByName(library, solid.version);
    dated.push({ solid, at: version?.record.publishedAt ?? '' });
  }
  return dated.sort((a, b) => byCodeUnits(a.at, b.at))[0]?.solid;
};
