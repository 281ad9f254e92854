// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import type { Design } from '../design.ts';
import { licenseIds, licenseTexts } from '../license/license-texts.ts';
import { writeManifest } from '../manifest/write-manifest.ts';
import { collectionProvenance } from './collection-provenance.ts';
import { collectionReadme } from './collection-readme.ts';
import type { CollectedWork, CollectionRequest } from './collection-request.ts';
import { coverFiles, coverNotice, sidecar } from './license-files.ts';
import { PROVENANCE, SIGNATURE, SUMS } from './package-files.ts';

/** What was made of which works, as JSON. */
export const RECIPE = 'recipe.json';

/**
 * What goes around the files of a plate of several designs, by path, sorted; only the signature is not
 * there yet:
 *
 * ```
 * README.md  NOTICE.md  LICENSES/
 * src/STEM/     the complete source of each work, byte for byte
 * build/        left out here but for `NAME.license` of each file
 * recipe.json   all that decided the bytes beside the sources
 * provenance.json   what was built from what, and the digest of every file (in-toto, SLSA)
 * SHA256SUMS    of every other file
 * ```
 *
 * Each file says whose it is and under which license, itself or in `NAME.license`: works keep theirs.
 * Warning `license-text-missing`.
 */
export const collectionFiles = async (
  request: CollectionRequest,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const { notice, products, licenseText } = request;
  const works = distinct(request.works);
  const files = new Map<string, Uint8Array>();
  const used = new Set(['CC0-1.0', ...licenseIds(notice.license)]);
  for (const { stem, design, notice: own } of works) {
    const covered = coverFiles(sourceOf(design), design, coverNotice(own), []);
    for (const id of covered.used) used.add(id);
    for (const [path, bytes] of covered.files)
      files.set(path.replace(/^src\//, `src/${stem}/`), bytes);
  }
  const texts = await licenseTexts(used, files, licenseText);
  if (!texts.ok) return texts;
  for (const [path, bytes] of texts.value) files.set(path, bytes);
  for (const { name, notice: own } of products)
    files.set(`build/${name}.license`, sidecar(coverNotice(own)));
  const facts = sidecar({ ...coverNotice(notice), license: 'CC0-1.0' });
  files.set('NOTICE.md', request.text);
  files.set('README.md', encode(collectionReadme(notice, works, products)));
  const recipe = decodeURIComponent(notice.recipe ?? '{}');
  files.set(RECIPE, encode(`${recipe}\n`));
  for (const path of [RECIPE, PROVENANCE, SIGNATURE, SUMS]) files.set(`${path}.license`, facts);
  // Of all that is there by now: what is signed must not leave out who made it and on which terms.
  files.set(PROVENANCE, encode(collectionProvenance(request, works, recipe, files)));
  const sums = [
    ...[...files].map(([path, bytes]) => [path, digest(bytes)] as const),
    ...products.map(({ name, sha256 }) => [`build/${name}`, sha256] as const),
  ].sort(([a], [b]) => byCodeUnits(a, b));
  files.set(SUMS, encode(sums.map(([path, sha256]) => `${sha256}  ${path}\n`).join('')));
  return success(new Map([...files].sort(([a], [b]) => byCodeUnits(a, b))), texts.problems);
};

/** Below `src/`, with a manifest where the source has none of its own. */
const sourceOf = ({ slug, manifest, source }: Design): ReadonlyMap<string, Uint8Array> => {
  const own = { ...manifest, slug: manifest.slug ?? slug, entry: source.entry };
  return new Map([
    ['src/okh.toml', encode(writeManifest(own))],
    ...[...source.files].map(([path, bytes]) => [`src/${path}`, bytes] as const),
  ]);
};

const distinct = (works: readonly CollectedWork[]): readonly CollectedWork[] => {
  const known = new Map<string, CollectedWork>();
  for (const work of works) {
    const { design, version, digest: sha256 } = work.notice;
    // Two folders of one's own may have one name.
    const key = `${design}@${version} ${sha256}`;
    if (!known.has(key)) known.set(key, work);
  }
  return [...known.values()];
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
