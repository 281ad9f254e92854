// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem, warning } from '../../shared/problem.ts';
import { isVersion } from '../is-version.ts';
import { openLicenseProblem } from '../license/compatibility/open-license.ts';
import type { Manifest } from '../manifest.ts';
import { NAME_AUTHOR, NO_AUTHOR } from './draft.ts';

/** What a template says in the place of the sentence on what a design is for. */
export const FUNCTION_TO_SAY = 'Say in one sentence what it is for.';

/**
 * What stops a design with this manifest from being published, or should not be published so; an empty
 * list when all is well.
 * Problems: `manifest-no-license`, `manifest-license-not-open` (a license that forbids
 * sales or changes, or is not known to be open), `manifest-bad-version`, `manifest-no-author`,
 * `manifest-no-function`; the warning `manifest-function-to-say`.
 */
export const publishable = (manifest: Manifest): readonly Problem[] => [
  ...[openLicenseProblem(manifest.license)].filter((problem) => problem !== undefined),
  ...(isVersion(manifest.version)
    ? []
    : [
        error(
          'manifest-bad-version',
          `expected a version number of three parts like 1.0.0, found ${JSON.stringify(manifest.version)}`,
          {
            hint: 'the first version of a design is 1.0.0; https://semver.org says how to go on counting',
          },
        ),
      ]),
  ...(manifest.authors.length > 0
    ? []
    : [error('manifest-no-author', NO_AUTHOR, { hint: NAME_AUTHOR })]),
  ...(manifest.function === FUNCTION_TO_SAY
    ? [
        warning(
          'manifest-function-to-say',
          'expected a sentence on what it is for, found that of the template: everybody will read it',
          { hint: 'function = "Holds a cable at the edge of a desk." in okh.toml' },
        ),
      ]
    : []),
  ...(manifest.function === undefined
    ? [
        error(
          'manifest-no-function',
          'expected a sentence on what it is for, found none: people find it by that',
          { hint: 'function = "Holds a cable at the edge of a desk." in okh.toml' },
        ),
      ]
    : []),
];
