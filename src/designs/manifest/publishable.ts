// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { licenseTerms } from '../license/spdx.ts';
import type { Manifest } from '../manifest.ts';

// https://semver.org, without the rule on leading zeros of pre-release numbers.
const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * What stops a design with this manifest from being published; an empty list when nothing does.
 * Problems: `manifest-no-license`, `manifest-license-not-open` (non-commercial and no-derivatives
 * licenses are not open hardware), `manifest-bad-version`, `manifest-no-author`,
 * `manifest-no-function`.
 */
export const publishable = (manifest: Manifest): readonly Problem[] => [
  ...licenseProblems(manifest.license),
  ...(SEMVER.test(manifest.version)
    ? []
    : [
        error(
          'manifest-bad-version',
          `expected a version like 1.0.0, found ${JSON.stringify(manifest.version)}`,
          { hint: 'see https://semver.org' },
        ),
      ]),
  ...(manifest.authors.length > 0
    ? []
    : [error('manifest-no-author', 'expected an author (`licensor` in okh.toml), found none')]),
  ...(manifest.function === undefined
    ? [
        error('manifest-no-function', 'expected a sentence on what the thing is for, found none', {
          hint: 'function = "Holds a cable at the edge of a desk."',
        }),
      ]
    : []),
];

const licenseProblems = (license: string | undefined): readonly Problem[] => {
  if (license === undefined) {
    return [
      error('manifest-no-license', 'expected a license, found none: it cannot be published', {
        hint: 'license = "CERN-OHL-S-2.0" suits most designs',
      }),
    ];
  }
  const closed = licenseTerms(license).filter((term) => /-(NC|ND)(-|$)/.test(term.license));
  return closed.map((term) =>
    error(
      'manifest-license-not-open',
      `expected an open license, found ${term.license}, which forbids sales or changes`,
      { hint: 'CERN-OHL-S-2.0 or CC-BY-SA-4.0 would do' },
    ),
  );
};
