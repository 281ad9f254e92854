// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { LineageEdge } from '../library/version-record.ts';
import { findInherited } from '../lineage/find-inherited.ts';
import type { FindRecord } from '../lineage/find-origins.ts';
import { checkLicenses } from './check-licenses.ts';

/**
 * A license against the whole lineage of a work: duties are owed to the direct origins; what an
 * earlier work forbids is forbidden all the same. Problems: those of `checkLicenses`.
 */
export const checkLineage = async (
  license: string,
  origins: readonly LineageEdge[],
  findRecord: FindRecord,
): Promise<readonly Problem[]> => [
  ...checkLicenses(license, origins),
  ...checkLicenses(license, await findInherited(origins, findRecord)).filter(
    ({ severity }) => severity === 'error',
  ),
];
