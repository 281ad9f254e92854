// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { warning, type Problem } from '../../../shared/problem.ts';
import { licenseVerdict } from './license-verdict.ts';
import { isAllowed, type Verdict } from './verdict.ts';

/**
 * What holds of works that lie side by side, each under its own license: all of their licenses, since
 * nobody may do with the whole what one of them forbids. No adaptation: share-alike licenses that
 * exclude each other may stand here together. `NONE` where one work has none.
 *
 * `collectionLicense(['CERN-OHL-S-2.0', 'MIT OR ISC'])` is `'CERN-OHL-S-2.0 AND (MIT OR ISC)'`.
 */
export const collectionLicense = (licenses: readonly string[]): string => {
  const all = [...new Set(licenses)];
  if (all.includes('NONE')) return 'NONE';
  if (all.length === 1) return all[0]!;
  return all.map((license) => (/ OR /.test(license) ? `(${license})` : license)).join(' AND ');
};

/** May a work under this license lie in a collection that is open to all? Beside which is no matter. */
export const besideVerdict = (license: string): Verdict =>
  licenseVerdict(license, license, 'collection');

/** Whether whoever passes on a work under this license, in a collection, owes nothing for it. */
export const asksNothing = (license: string): boolean => {
  const verdict = besideVerdict(license);
  return isAllowed(verdict) && verdict.duties.length === 0;
};

/**
 * What one work's license forbids to do with the collection that it lies in. Warning
 * `license-restricts-collection`: who makes it for themselves may, passing it on is another matter.
 */
export const restrictionProblem = (name: string, license: string): Problem | undefined => {
  const verdict = besideVerdict(license);
  if (isAllowed(verdict)) return undefined;
  const clause = verdict.clause === undefined ? '' : ` (${verdict.clause})`;
  return warning(
    'license-restricts-collection',
    `expected works that everybody may share, found ${name} under ${license}: ${verdict.reason}${clause}`,
    {
      hint: `do not pass on what comes of this, or leave ${name} out; the others keep their licenses`,
    },
  );
};
