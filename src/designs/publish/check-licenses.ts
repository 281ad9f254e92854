// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem, warning } from '../../shared/problem.ts';
import type { LineageEdge } from '../library/version-record.ts';
import { licenseVerdict } from '../license/compatibility/license-verdict.ts';

/**
 * Whether a work under `license` may be made from these. Problems: `lineage-license` where the
 * license of an origin forbids it or is not known to allow it; warnings `lineage-duty` for what
 * must be done.
 */
export const checkLicenses = (
  license: string,
  lineage: readonly LineageEdge[],
): readonly Problem[] =>
  lineage.flatMap((edge): Problem[] => {
    const from = edge.license ?? 'NONE';
    const { answer, reason, clause, duties } = licenseVerdict(from, license, edge.relation);
    const why = clause === undefined ? reason : `${reason} (${clause})`;
    if (answer === 'yes') return [];
    if (answer === 'duty') {
      return [
        warning('lineage-duty', `${edge.of} is under ${from}: ${why}`, {
          ...(duties.length === 0 ? {} : { hint: duties.join('; ') }),
        }),
      ];
    }
    return [
      error(
        'lineage-license',
        `expected a license that ${from} allows, since this ${WORDS[edge.relation]} ${edge.of}; found ${license}: ${why}`,
        {
          hint: `take another license: fabcommons licenses "${from}" --for ${edge.relation} lists those that are possible`,
        },
      ),
    ];
  });

const WORDS = { fork: 'is a fork of', remix: 'is a remix of', import: 'uses' } as const;
