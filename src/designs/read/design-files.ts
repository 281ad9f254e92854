// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Design } from '../design.ts';
import { folderOf, nameOf } from './source-tree.ts';

/** The files of one design among those that somebody gave, by path from its own folder. */
export interface DesignFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names the design where nothing else does. */
  readonly folderName: string;
  /** Where they came as a package that fabcommons made. */
  readonly design?: Design;
}

/**
 * Of the files of a ZIP or of a folder called `name`: those of the folder with okh.toml, wherever
 * it lies, else of the top, without a single folder that everything else is in. Of a package that
 * fabcommons made, the source in it. Problems: `source-several-designs`, those of `packedDesign`.
 */
export const designFiles = async (
  given: ReadonlyMap<string, Uint8Array>,
  name: string,
): Promise<Outcome<DesignFiles>> => {
  const packed = given.get('provenance.json');
  if (packed !== undefined) {
    const { readProvenance } = await import('../package/read-provenance.ts');
    const { packedDesign } = await import('../package/packed-design.ts');
    const provenance = readProvenance(packed);
    if (provenance.ok) {
      const design = await packedDesign(given, provenance.value);
      if (!design.ok) return design;
      const { slug, source } = design.value;
      const found = { files: source.files, folderName: slug, design: design.value };
      return success(found, design.problems);
    }
  }
  const home = homeIn([...given.keys()]);
  if (!home.ok) return home;
  const prefix = home.value === '' ? '' : `${home.value}/`;
  const inside = [...given].filter(([file]) => file.startsWith(prefix));
  return success({
    files: new Map(inside.map(([file, bytes]) => [file.slice(prefix.length), bytes])),
    folderName: home.value === '' ? name : nameOf(home.value),
  });
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
