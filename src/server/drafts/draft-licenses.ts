// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { publishTools } from '../../commons/publish-tools.ts';
import type { Design } from '../../designs/design.ts';
import type { Library } from '../../designs/library/library.ts';
import type { LineageEdge } from '../../designs/library/version-record.ts';
import {
  possibleLicenses,
  type PossibleLicense,
} from '../../designs/license/compatibility/possible-licenses.ts';
import { findInherited } from '../../designs/lineage/find-inherited.ts';
import { findOrigins } from '../../designs/lineage/find-origins.ts';
import { success } from '../../shared/problem.ts';

/** What a draft was made from, and which licenses that leaves. */
export interface DraftLicenses {
  readonly lineage: readonly LineageEdge[];
  /** What these were made from themselves. */
  readonly inherited: readonly LineageEdge[];
  readonly licenses: readonly PossibleLicense[];
}

/** Origins that cannot be found leave every license: the gate speaks of them. */
export const draftLicenses = async (
  library: Library,
  design: Design | undefined,
): Promise<DraftLicenses> => {
  const { findRecord } = publishTools(
    async () => success(library),
    () => Promise.reject(new Error('nothing is run to look at licenses')),
  );
  const origins = design && (await findOrigins(design, findRecord));
  const lineage = origins?.ok === true ? origins.value : [];
  const inherited = await findInherited(lineage, findRecord);
  return {
    lineage,
    inherited,
    licenses: possibleLicenses(
      [...lineage, ...inherited].map(({ of, license, relation }) => ({
        name: of,
        license: license ?? 'NONE',
        use: relation,
      })),
    ),
  };
};
