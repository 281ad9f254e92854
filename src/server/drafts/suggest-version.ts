// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isVersion } from '../../designs/is-version.ts';
import { findVersion } from '../../designs/library/find-version.ts';
import type { Library } from '../../designs/library/library.ts';
import type { DesignName } from '../../designs/library/reference.ts';
import { nextNumber } from './start-next-version.ts';

/** What a manifest without a version is taken to be: nobody's choice. */
const NONE = '0.0.0';
const FIRST = '1.0.0';

/** The number that a form offers: what the files say, where it is one, else the first one that is free. */
export const suggestVersion = async (
  library: Library,
  design: DesignName,
  said: string,
): Promise<string> => {
  if (said !== NONE && isVersion(said)) return said;
  const published = await findVersion(library, design);
  return published.ok ? nextNumber(published.value.record.version) : FIRST;
};
