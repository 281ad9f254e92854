// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { unpackZip } from '../../designs/read/unpack-zip.ts';
import { RECIPE } from '../../designs/package/collection-files.ts';
import { PROVENANCE, SUMS } from '../../designs/package/package-files.ts';
import { readCollectionProvenance } from '../../designs/package/read-collection-provenance.ts';
import { type Claims, NO_CLAIMS } from '../../pipeline/trace/claims.ts';
import { readClaims } from '../../pipeline/trace/read-claims.ts';
import { digest } from '../../shared/digest.ts';
import type { Problem } from '../../shared/problem.ts';
import { findProduct } from '../../designs/library/products.ts';
import { contradiction, saysItself } from './contradiction.ts';
import { matchEachSolid } from './match-each-solid.ts';
import { matchSolids } from './match-solids.ts';
import { originOfClaims, originOfVersion } from './origins.ts';
import { cannot, rebuildFile } from './rebuild.ts';
import type { Origin, Verification, VerifyTools } from './verification.ts';
import { verifyCollection } from './verify-collection.ts';
import { verifyPlatePackage } from './verify-plate-package.ts';
import { verifyPackage } from './verify-package.ts';

/**
 * Leads a file back to the design it was made from: a package of one design or of a plate by its signature
 * and digests, any other file by its digest, the shape of its solids, what it says of itself; a plate of
 * several designs to each of them. With `rebuild`, it is built again and held against what comes out.
 */
export const verifyFile = async (
  name: string,
  bytes: Uint8Array,
  rebuild: boolean,
  tools: VerifyTools,
): Promise<Verification> => {
  const packed = await packageIn(name, bytes);
  if (packed !== undefined) {
    return isPlate(packed)
      ? verifyPlatePackage(packed, rebuild, tools, (each, its) =>
          verifyFile(each, its, false, tools),
        )
      : verifyPackage(packed, rebuild, tools);
  }
  const read = readClaims(name, bytes);
  const claims = read.ok ? read.value : NO_CLAIMS;
  const { works } = claims;
  if (works !== undefined) {
    return verifyCollection(name, bytes, { ...claims, works }, rebuild, tools);
  }
  const claimed = await originOfClaims(tools.library, claims);
  const known = await knownFile(name, bytes, claimed?.design, tools);
  const beside =
    known === undefined && isEmpty(claims)
      ? await matchEachSolid(name, bytes, tools.library)
      : undefined;
  if (beside !== undefined) return recognized(beside, rebuild);
  const origin = known?.origin ?? claimed;
  const findings = [...(known === undefined ? [] : [known.how]), ...saysItself(claims)];
  const problems: Problem[] = contradiction(known?.origin, claims);
  const again =
    rebuild && origin !== undefined ? await rebuildFile(name, bytes, origin, tools) : undefined;
  if (again !== undefined) findings.push(again.finding);
  const matches = known !== undefined || again?.agrees === true;
  return {
    answer: matches ? 'matches' : isEmpty(claims) ? 'unknown' : 'claims',
    ...(origin === undefined ? {} : { origin }),
    findings,
    ...(again === undefined ? {} : { rebuilt: again.agrees }),
    keys: [],
    problems,
  };
};

const recognized = (works: readonly Origin[], rebuild: boolean): Verification => ({
  answer: 'matches',
  works,
  findings: [
    'All its solids have shapes that are known here.',
    ...(rebuild ? [cannot('it does not say how it was made.').finding] : []),
  ],
  ...(rebuild ? { rebuilt: false } : {}),
  keys: [],
  problems: [],
});

/** Slicers write a title of their own: alone it says nothing. */
const isEmpty = ({ design, license, copyright, digest: hex, digestPrefix }: Claims): boolean =>
  design === undefined &&
  license === undefined &&
  hex === undefined &&
  digestPrefix === undefined &&
  copyright.length === 0;

/** Products are larger than source: G-code of a full bed has a hundred megabytes. */
const PACKAGE_BUDGETS = { files: 10_000, fileBytes: 700_000_000, totalBytes: 1_400_000_000 };

/** The files of a package of ours; undefined for any other file. */
const packageIn = async (
  name: string,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> => {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip || /\.3mf$/i.test(name)) return undefined;
  const files = await unpackZip(bytes, name, PACKAGE_BUDGETS);
  if (!files.ok) return undefined;
  const hasSums = files.value.has(RECIPE) && files.value.has(SUMS);
  return hasSums || files.value.has(PROVENANCE) ? files.value : undefined;
};

/** Also one that its recipe was taken out of, or of before there were signatures. */
const isPlate = (files: ReadonlyMap<string, Uint8Array>): boolean =>
  files.has(RECIPE) || readCollectionProvenance(files.get(PROVENANCE) ?? new Uint8Array()).ok;

/** Known by its bytes, or by the solids in it. */
const knownFile = async (
  name: string,
  bytes: Uint8Array,
  claimed: string | undefined,
  { library }: VerifyTools,
): Promise<{ readonly origin: Origin; readonly how: string } | undefined> => {
  const sha256 = digest(bytes);
  const product = await findProduct(library.db, sha256);
  if (product !== undefined) {
    const origin = await originOfVersion(library, product.version, product.parameters);
    if (origin !== undefined)
      return { origin, how: `These bytes were built here as ${product.name}.` };
  }
  return matchSolids(name, bytes, library, claimed);
};
