// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../../designs/library/library.ts';
import { marksByVolume } from '../../designs/library/marks.ts';
import { sameShape, volumeRange } from '../../pipeline/trace/fingerprint.ts';
import { fingerprintsOf } from '../../pipeline/trace/fingerprints-of.ts';
import { oldest } from './match-solids.ts';
import { originOfVersion } from './origins.ts';
import type { Origin } from './verification.ts';

/**
 * The works whose solids lie side by side in a mesh file that says nothing of itself, as a slicer leaves
 * a plate. undefined unless each of several bodies has the shape of a solid that the library knows.
 * Solids with cavities are not found among others.
 */
export const matchEachSolid = async (
  name: string,
  bytes: Uint8Array,
  library: Library,
): Promise<readonly Origin[] | undefined> => {
  const solids = fingerprintsOf(name, bytes);
  if (!solids.ok || solids.value.shells.length < 2) return undefined;
  const works = new Map<string, Origin>();
  for (const shell of solids.value.shells) {
    const near = await marksByVolume(library.db, ...volumeRange(shell));
    const same = near.filter(({ shells: [one, second] }) => {
      return one !== undefined && second === undefined && sameShape(one, shell);
    });
    const known = await oldest(library, same);
    if (known === undefined) return undefined;
    const { version, parameters } = known;
    const origin = await originOfVersion(library, version, parameters);
    if (origin === undefined) return undefined;
    works.set(`${version} ${parameters}`, origin);
  }
  return [...works.values()];
};
