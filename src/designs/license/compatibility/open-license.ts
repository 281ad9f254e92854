// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../../shared/problem.ts';
import { licenseAlternatives } from './alternatives.ts';
import { isClosed, isOpenId } from './openness.ts';

const WOULD_DO =
  'CERN-OHL-S-2.0 would do, or CC-BY-SA-4.0 for a work of art; of a work of others only they can change it';

/**
 * What keeps a work under `license` from being published; undefined when nothing does. An
 * expression is open when one of its alternatives is open in all parts.
 * Problems: `manifest-no-license` (none, or `NONE`), `manifest-license-not-open` (forbids sales or
 * changes, or is not known to be open), each with a license that would do.
 *
 * `openLicenseProblem('CC-BY-NC-4.0')?.code` is `'manifest-license-not-open'`.
 */
export const openLicenseProblem = (license: string | undefined): Problem | undefined => {
  if (license === undefined || license === 'NONE') {
    return error(
      'manifest-no-license',
      'expected a license, found none: without one nobody else may use, change or pass on the design',
      { hint: 'license = "CERN-OHL-S-2.0" in okh.toml suits most designs: changes stay open too' },
    );
  }
  const alternatives = licenseAlternatives(license);
  if (alternatives?.some((all) => all.every(isOpenId))) return undefined;
  const culprit = alternatives?.flat().find((id) => !isOpenId(id)) ?? license.slice(0, 80);
  const fault = isClosed(culprit)
    ? 'which forbids sales or changes'
    : 'which is not known to be open';
  return error(
    'manifest-license-not-open',
    `expected a license that lets everybody use, change and sell it, found ${culprit}, ${fault}`,
    {
      hint: WOULD_DO,
    },
  );
};
