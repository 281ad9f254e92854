// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';

/**
 * What every document says of the design it is about; `design` is `author/slug` of a version of the
 * commons, the slug alone of any other.
 */
export const aboutDesign = ({ author, slug, manifest, digest }: Design) => ({
  design: author === undefined ? slug : `${author}/${slug}`,
  version: manifest.version,
  digest,
  license: manifest.license ?? 'NONE',
});
