// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bundleDigest } from '../../designs/bundle.ts';
import { PROVENANCE } from '../../designs/package/package-files.ts';
import { packedBundle } from '../../designs/package/packed-bundle.ts';
import { readCollectionProvenance } from '../../designs/package/read-collection-provenance.ts';
import { asWarning, type Problem } from '../../shared/problem.ts';
import type { VerifyTools } from './verification.ts';
import { checkDescribed, tampered } from './check-packed-files.ts';
import { checkSignature } from './check-signature.ts';

interface PlateProvenance {
  readonly formats?: readonly string[];
  /** Of good signatures, trusted or not. */
  readonly keys: readonly string[];
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The provenance of a plate's ZIP against its signature, every file against what it says, each source
 * against its digest; `told` is what was found wrong before. A ZIP without one is not signed.
 */
export const checkPlateProvenance = (
  files: ReadonlyMap<string, Uint8Array>,
  told: readonly Problem[],
  tools: VerifyTools,
): PlateProvenance => {
  const bytes = files.get(PROVENANCE);
  if (bytes === undefined) return { keys: [], findings: ['It is not signed.'], problems: [] };
  const read = readCollectionProvenance(bytes);
  if (!read.ok) return { keys: [], findings: [], problems: read.problems.map(asWarning) };
  const { formats, sources } = read.value;
  const own = sources.flatMap((each) => each.files.map((path) => each.folder + path));
  const described = checkDescribed(files, read.value, own, told);
  const wrong = sources.filter(
    (each) =>
      bundleDigest(packedBundle(files, each.folder, each)) !== each.digest &&
      !told.some(({ where }) => where?.file?.startsWith(each.folder) === true),
  );
  return {
    formats,
    ...checkSignature(files, tools),
    problems: [
      ...described,
      ...wrong.map(({ folder }) =>
        tampered(folder, 'the source has another digest than the provenance says'),
      ),
    ],
  };
};
