// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LineageEdge } from '../library/version-record.ts';
import { looksLikeReference, parseReference } from '../library/reference.ts';
import type { FindRecord } from './find-origins.ts';

/** A lineage as long as this was made to be long. */
const MOST_WORKS = 1000;

/**
 * What the origins of a work were made from themselves, up to the roots, as far as they are known
 * here. Each license on the way has its say: a chain of steps that are allowed one by one must not
 * lead where the first of them forbids to go.
 */
export const findInherited = async (
  origins: readonly LineageEdge[],
  findRecord: FindRecord,
): Promise<readonly LineageEdge[]> => {
  const inherited: LineageEdge[] = [];
  const seen = new Set(origins.map(({ of }) => of));
  const waiting = [...origins];
  for (let edge = waiting.shift(); edge !== undefined; edge = waiting.shift()) {
    const reference = looksLikeReference(edge.of) ? parseReference(edge.of) : undefined;
    const record = reference?.ok === true ? await findRecord(reference.value) : undefined;
    for (const next of record?.ok === true ? record.value.lineage : []) {
      if (seen.has(next.of) || seen.size >= MOST_WORKS) continue;
      seen.add(next.of);
      inherited.push(next);
      waiting.push(next);
    }
  }
  return inherited;
};
