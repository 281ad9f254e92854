// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../../designs/library/find-version.ts';
import type { Library } from '../../designs/library/library.ts';
import { findProduct } from '../../designs/library/products.ts';
import type { Claims } from '../../pipeline/trace/claims.ts';
import { digest } from '../../shared/digest.ts';
import type { Problem } from '../../shared/problem.ts';
import { contradiction, saysItself } from './contradiction.ts';
import { matchWorks } from './match-works.ts';
import { originOfClaims } from './origins.ts';
import { rebuildCollection } from './rebuild-collection.ts';
import type { Origin, Verification, VerifyTools } from './verification.ts';

/**
 * A file in which several works lie side by side leads back to each of them, with its own license and
 * credits. It matches when its bytes were made here, when all its solids are those of the works it
 * names, or when all of them, built again, give the same bytes.
 */
export const verifyCollection = async (
  name: string,
  bytes: Uint8Array,
  { works: claims, recipe }: Claims & { readonly works: readonly Claims[] },
  rebuild: boolean,
  tools: VerifyTools,
): Promise<Verification> => {
  const { library } = tools;
  const works: Origin[] = [];
  const findings: string[] = [];
  const problems: Problem[] = [];
  for (const each of claims) {
    const origin = await originOfClaims(library, each);
    if (origin === undefined) continue;
    works.push(origin);
    findings.push(...saysItself(each), ...(await fate(library, origin)));
    if (origin.credits.length > 0) problems.push(...contradiction(origin, each));
  }
  const known = await howKnown(name, bytes, works, library);
  const again = rebuild ? await rebuildCollection(name, bytes, recipe, tools) : undefined;
  return {
    answer: known !== undefined || again?.agrees === true ? 'matches' : 'claims',
    works,
    findings: [
      ...(known === undefined ? [] : [known]),
      ...findings,
      ...(again === undefined ? [] : [again.finding]),
    ],
    ...(again === undefined ? {} : { rebuilt: again.agrees }),
    keys: [],
    problems,
  };
};

const howKnown = async (
  name: string,
  bytes: Uint8Array,
  works: readonly Origin[],
  library: Library,
): Promise<string | undefined> => {
  const product = await findProduct(library.db, digest(bytes));
  if (product !== undefined) return `These bytes were built here as ${product.name}.`;
  return (await matchWorks(name, bytes, library, works))
    ? 'All its solids have the shapes of the works that it names.'
    : undefined;
};

/** What became of a work since. */
const fate = async (library: Library, { design }: Origin): Promise<readonly string[]> => {
  const { yanked, removed } = (await versionByName(library, design))?.state ?? {};
  if (removed !== undefined) return [`${design} was taken down: ${removed.reason}`];
  return yanked === undefined ? [] : [`${design} was withdrawn: ${yanked.reason}`];
};
