// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { licenseVerdict } from './license-verdict.ts';
import { OFFERED_LICENSES } from './offered-licenses.ts';
import { isAllowed, type Use, type Verdict, worst } from './verdict.ts';

/** A work that something is taken from, `name` as people know it. */
export interface Origin {
  readonly name: string;
  /** SPDX expression or `NONE`. */
  readonly license: string;
  readonly use: Use;
}

/** Whether a work with these origins may carry a license. */
export interface PossibleLicense {
  readonly license: string;
  readonly possible: boolean;
  /** The decisive verdict with the duties of all; absent when there is no origin. */
  readonly decisive?: Verdict;
  /** One for each origin, in their order. */
  readonly verdicts: readonly Verdict[];
}

/**
 * For each license on offer, in order, whether a work that takes from all `origins` may carry it.
 * Give the origins of the origins too: what an adaptation may carry is decided by its whole lineage.
 *
 * With an origin under CC-BY-SA-4.0, used for a remix, CERN-OHL-S-2.0 is not possible and
 * CC-BY-SA-4.0 is.
 */
export const possibleLicenses = (
  origins: readonly Origin[],
  offered: readonly string[] = OFFERED_LICENSES,
): readonly PossibleLicense[] =>
  offered.map((license) => {
    const verdicts = origins.map((origin) => licenseVerdict(origin.license, license, origin.use));
    if (verdicts.length === 0) return { license, possible: true, verdicts };
    return { license, possible: verdicts.every(isAllowed), decisive: worst(verdicts), verdicts };
  });
