// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename } from 'node:path';
import { error, failure, hasErrors, type Outcome, success } from '../../shared/problem.ts';
import { BUNDLE_BUDGETS } from '../bundle.ts';
import type { Design } from '../design.ts';
import { assembleDesign } from './assemble-design.ts';
import { mapTree } from './map-tree.ts';
import { readBounded } from './read-bounded.ts';
import { folderOf, nameOf } from './source-tree.ts';
import { unpackZip } from './unpack-zip.ts';

/**
 * The design in the ZIP at `path`, unpacked in memory alone: the folder with okh.toml, wherever
 * it lies, else the top, without a single folder that everything else is in. Of a package that
 * fabcommons made, the source in it.
 * Problems: those of `unpackZip` and of the folder inside, `source-several-designs`.
 */
export const readZip = async (path: string): Promise<Outcome<Design>> => {
  const name = basename(path);
  const bytes = await readBounded(path, name, BUNDLE_BUDGETS.totalBytes);
  if (!bytes.ok) return bytes;
  const files = await unpackZip(bytes.value, name);
  if (!files.ok) return files;
  const packed = files.value.get('provenance.json');
  if (packed !== undefined) {
    const { readProvenance } = await import('../package/read-provenance.ts');
    const { packedDesign } = await import('../package/packed-design.ts');
    const provenance = readProvenance(packed);
    if (provenance.ok) return packedDesign(files.value, provenance.value);
  }
  const home = homeIn([...files.value.keys()]);
  if (!home.ok || hasErrors(home.problems)) return home as Outcome<never>;
  const prefix = home.value === '' ? '' : `${home.value}/`;
  const inside = [...files.value].filter(([file]) => file.startsWith(prefix));
  const tree = mapTree(new Map(inside.map(([file, data]) => [file.slice(prefix.length), data])));
  const folderName = home.value === '' ? name.replace(/\.zip$/i, '') : nameOf(home.value);
  return assembleDesign({ tree, manifestFolder: '', folder: '', folderName });
};

const homeIn = (paths: readonly string[]): Outcome<string> => {
  const manifests = paths.filter((path) => nameOf(path) === 'okh.toml').map(folderOf);
  const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
  const top = Math.min(...manifests.map(depth));
  const highest = manifests.filter((folder) => depth(folder) === top);
  if (highest.length === 1) return success(highest[0]!);
  if (highest.length > 1) {
    const found = highest.slice(0, 5).join(', ');
    return failure(
      error('source-several-designs', `expected one design in the ZIP, found ${found}`, {
        hint: 'unpack it and name one of the folders',
      }),
    );
  }
  return success(singleTop(paths));
};

/** `a/b` where every path begins with `a/b/`; `''` where there is a file at the top. */
const singleTop = (paths: readonly string[]): string => {
  let top = '';
  for (;;) {
    const start = top === '' ? '' : `${top}/`;
    const next = new Set(paths.map((path) => path.slice(start.length).split('/')[0]!));
    const [only] = next;
    if (next.size !== 1 || paths.includes(start + only!)) return top;
    top = start + only!;
  }
};
