// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a ZIP of ours has in build/ but for licenses beside files, by name. */
export const builtFiles = (
  files: ReadonlyMap<string, Uint8Array>,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] =>
  [...files]
    .filter(([path]) => path.startsWith(BUILT) && !path.endsWith('.license'))
    .map(([path, bytes]) => ({ name: path.slice(BUILT.length), bytes }));

const BUILT = 'build/';
