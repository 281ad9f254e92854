// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../design.ts';

/** A source among the files of a package, without those that say whose it is; what is missing stays out. */
export const packedBundle = (
  packed: ReadonlyMap<string, Uint8Array>,
  folder: string,
  { entry, files }: { readonly entry: string; readonly files: readonly string[] },
): SourceBundle => ({
  entry,
  files: new Map(
    files.flatMap((path) => {
      const bytes = packed.get(folder + path);
      return bytes === undefined ? [] : [[path, bytes] as const];
    }),
  ),
});
