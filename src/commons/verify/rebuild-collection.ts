// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../../designs/library/find-version.ts';
import type { Library } from '../../designs/library/library.ts';
import { loadDesign } from '../../designs/library/load-source.ts';
import type { BuildRequest } from '../../pipeline/build.ts';
import type { PlateBuild, PlateRequest } from '../../pipeline/plate-designs.ts';
import { detectFormat } from '../../pipeline/trace/detect-format.ts';
import { digest } from '../../shared/digest.ts';
import { designRequestFrom } from '../design-request.ts';
import { builtFiles } from './built-files.ts';
import { readRecipe, type Recipe } from './read-recipe.ts';
import { againFrom, allAgain, cannot, failed, type Rebuilt } from './rebuild.ts';
import type { VerifyTools } from './verification.ts';

/**
 * Builds every work of a plate's recipe again from this library, lays them out as it says, and looks
 * for the file's bytes among what comes out: G-code too, since the recipe names the profiles.
 */
export const rebuildCollection = async (
  name: string,
  bytes: Uint8Array,
  line: string | undefined,
  tools: VerifyTools,
): Promise<Rebuilt> => {
  const format = detectFormat(name, bytes);
  const recipe = line === undefined ? undefined : readRecipe(line);
  if (format === undefined || recipe === undefined)
    return cannot('it does not say how it was made.');
  const again = await buildAgain(recipe, [format], tools);
  if (!again.ok) return again.rebuilt;
  const sha256 = digest(bytes);
  const agrees = again.built.plates
    .flatMap(({ products }) => products)
    .some((product) => digest(product.bytes) === sha256);
  const all = [...new Set(recipe.works.map(({ design }) => design))].join(', ');
  return againFrom(all, agrees);
};

/**
 * Builds the plate of a ZIP again from this library, and holds every file in build/ against what
 * comes out. `formats` of its provenance; without one they are told by the files.
 */
export const rebuildPlatePackage = async (
  files: ReadonlyMap<string, Uint8Array>,
  recipe: Recipe | undefined,
  formats: readonly string[] | undefined,
  tools: VerifyTools,
): Promise<Rebuilt> => {
  const packed = builtFiles(files);
  const wanted = formats ?? packed.map(({ name, bytes }) => detectFormat(name, bytes) ?? '');
  if (recipe === undefined || packed.length === 0)
    return cannot('it does not say how it was made.');
  const again = await buildAgain(recipe, [...new Set(wanted)], tools);
  if (!again.ok) return again.rebuilt;
  const sums = new Map(
    [...again.built.works, ...again.built.plates]
      .flatMap(({ products }) => products)
      .map(({ name, bytes }) => [name, digest(bytes)]),
  );
  const other = packed.filter(({ name, bytes }) => sums.get(name) !== digest(bytes));
  return allAgain(
    packed.length,
    other.map(({ name }) => name),
  );
};

type Again =
  | { readonly ok: true; readonly built: PlateBuild }
  | { readonly ok: false; readonly rebuilt: Rebuilt };

/** All of a recipe, or what is to be said where that cannot be. */
const buildAgain = async (
  recipe: Recipe,
  formats: readonly string[],
  { library, run }: VerifyTools,
): Promise<Again> => {
  const request = await requestOf(recipe, formats, library);
  if (typeof request === 'string') return { ok: false, rebuilt: cannot(request) };
  const built = await run({ kind: 'plate', request });
  return built.ok
    ? { ok: true, built: built.value }
    : { ok: false, rebuilt: failed(built.problems) };
};

/** A request of all its works, or why there is none. */
const requestOf = async (
  { name, works, printer, material, process, overrides }: Recipe,
  formats: readonly string[],
  library: Library,
): Promise<PlateRequest | string> => {
  const entries: BuildRequest[] = [];
  for (const { design: id, digest: sha256, ...asked } of works) {
    const version = await versionByName(library, id);
    if (version?.record.digest !== sha256) return `${id} is not in this library.`;
    if (version.state.removed !== undefined) return `${id} was taken down.`;
    const design = await loadDesign(library.blobs, version.record);
    if (!design.ok) return `the source of ${id} is damaged.`;
    const profiles = { printer, material, process, overrides };
    const request = designRequestFrom(design.value, { ...asked, ...profiles, formats });
    if (!request.ok) return request.problems[0]!.message;
    entries.push(request.value);
  }
  return { name, entries, formats, fabricator: entries[0]!.fabricator };
};
