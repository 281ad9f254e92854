// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';
import { fullName } from '../designs/full-name.ts';
import { nameOf } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';

/**
 * What every document says of the design it is about; `design` is `author/slug` of a version of the
 * commons, the slug alone of any other.
 */
export const aboutDesign = (design: Design) => ({
  design: fullName(design),
  version: design.manifest.version,
  digest: design.digest,
  license: design.manifest.license ?? 'NONE',
});

/** The same of a version as it was published. */
export const aboutRecord = (record: VersionRecord) => ({
  design: nameOf(record),
  version: record.version,
  digest: record.digest,
  license: record.license,
});
