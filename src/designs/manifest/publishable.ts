// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { isVersion } from '../is-version.ts';
import { openLicenseProblem } from '../license/compatibility/open-license.ts';
import type { Manifest } from '../manifest.ts';

/**
 * What stops a design with this manifest from being published; an empty list when nothing does.
 * Problems: `manifest-no-license`, `manifest-license-not-open` (a license that forbids
 * sales or changes, or is not known to be open), `manifest-bad-version`, `manifest-no-author`,
 * `manifest-no-function`.
 */
export const publishable = (manifest: Manifest): readonly Problem[] => [
  ...[openLicenseProblem(manifest.license)].filter((problem) => problem !== undefined),
  ...(isVersion(manifest.version)
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
