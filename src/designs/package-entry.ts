// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { exports as resolveExports } from 'resolve.exports';

/** Designs run as CommonJS, whatever they are written as. */
const CONDITIONS = ['require', 'import', 'default'];

/**
 * The file that a package offers for `subpath` (`.` for the package itself, else `./part`): what
 * its `exports` say, or its `main`; relative to the package. Undefined when neither
 * says so.
 *
 *     packageEntry({ main: './lib/a.js' }, '.') → './lib/a.js'
 */
export const packageEntry = (manifest: unknown, subpath: string): string | undefined => {
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const { main } = manifest as { readonly main?: unknown };
  const named = exported(manifest, subpath) ?? (subpath === '.' ? main : undefined);
  return typeof named === 'string' && named !== '' ? named : undefined;
};

const exported = (manifest: object, subpath: string): string | undefined => {
  try {
    const options = { unsafe: true, conditions: CONDITIONS };
    return resolveExports({ name: 'package', ...manifest }, subpath, options)?.[0];
  } catch {
    return undefined;
  }
};
