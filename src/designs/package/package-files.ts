// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import { licenseTexts } from '../license/license-texts.ts';
import { coverFiles, coverNotice, reuseToml, sidecar } from './license-files.ts';
import { noticeText } from './notice-text.ts';
import { okhText } from './okh-text.ts';
import type { PackageRequest } from './package-request.ts';
import { provenanceText } from './provenance-text.ts';
import { readmeText } from './readme-text.ts';

/** Files that no list of digests can hold: the list itself, and the signature that stands beside. */
export const SUMS = 'SHA256SUMS';
export const PROVENANCE = 'provenance.json';
export const SIGNATURE = 'provenance.sig';

/**
 * Everything that a download consists of, by path, sorted; only the signature is not there yet:
 *
 * ```
 * okh.toml  README.md  NOTICE.md  LICENSES/  REUSE.toml
 * src/      the complete source, byte for byte
 * build/    meshes, drawings, G-code, pictures
 * provenance.json   what was built from what, and the digest of every file (in-toto, SLSA)
 * SHA256SUMS        of every other file
 * ```
 *
 * Each file says who made it and under which license, itself or in `NAME.license`. The same
 * request gives the same bytes. Warning `license-text-missing`.
 */
export const packageFiles = async (
  request: PackageRequest,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const { design, notice, products } = request;
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of design.source.files) files.set(`src/${path}`, bytes);
  for (const { name, bytes } of products) files.set(`build/${name}`, bytes);
  const known = new Map(products.map(({ name, sha256 }) => [`build/${name}`, sha256]));
  const digestOf = (path: string, bytes: Uint8Array): string => known.get(path) ?? digest(bytes);
  const own = coverNotice(notice);
  const add = (path: string, text: string): Map<string, Uint8Array> =>
    files.set(path, new TextEncoder().encode(text));
  add('okh.toml', okhText(request));
  add('README.md', readmeText(request));
  add('NOTICE.md', noticeText(request));
  add('REUSE.toml', reuseToml(own));
  const covered = coverFiles(files, design, own, ['REUSE.toml', PROVENANCE]);
  const texts = await licenseTexts(
    new Set([...covered.used, 'CC0-1.0']),
    design.source.files,
    request.licenseText,
  );
  if (!texts.ok) return texts;
  const all = new Map([...covered.files, ...texts.value]);
  for (const path of [SUMS, SIGNATURE]) {
    all.set(`${path}.license`, sidecar({ ...own, license: 'CC0-1.0' }));
  }
  // Of all that is there by now: what is signed must not leave out who made it and on which terms.
  all.set(PROVENANCE, new TextEncoder().encode(provenanceText(request, all, digestOf)));
  const sums = [...all]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([path, bytes]) => `${digestOf(path, bytes)}  ${path}\n`);
  all.set(SUMS, new TextEncoder().encode(sums.join('')));
  const sorted = new Map([...all].sort(([a], [b]) => byCodeUnits(a, b)));
  return success(sorted, texts.problems);
};
