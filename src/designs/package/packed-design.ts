// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../shared/problem.ts';
import { bundleDigest, checkBundle } from '../bundle.ts';
import { decodeText } from '../decode-text.ts';
import type { Design } from '../design.ts';
import { completeManifest } from '../manifest/draft.ts';
import { parseOkh } from '../manifest/parse-okh.ts';
import { isSlug, toSlug } from '../slug.ts';
import { packedSource, type Provenance } from './read-provenance.ts';

/**
 * The design in a package, as it was when it was built: the files that its provenance lists, the
 * manifest of the package, the author's name of its notice. Problems: those of `checkBundle`,
 * `decodeText`, `parseOkh`.
 */
export const packedDesign = (
  files: ReadonlyMap<string, Uint8Array>,
  provenance: Provenance,
): Outcome<Design> => {
  const source = packedSource(files, provenance);
  const wrong = checkBundle(source);
  if (wrong.length > 0) return failure(...wrong);
  const text = decodeText('okh.toml', files.get('okh.toml') ?? new Uint8Array());
  if (!text.ok) return text;
  const read = parseOkh(text.value, 'okh.toml');
  if (!read.ok) return read;
  const { other = {}, ...draft } = read.value;
  const kept = Object.fromEntries(
    Object.entries(other).filter(([key]) => key !== 'export' && key !== 'bom'),
  );
  const { author, slug } = namesIn(provenance.design);
  const manifest = completeManifest(
    { ...draft, entry: source.entry, ...(Object.keys(kept).length > 0 ? { other: kept } : {}) },
    slug,
    'okh.toml',
  );
  if (!manifest.ok) return manifest;
  const problems = [...read.problems, ...manifest.problems];
  const design = {
    slug,
    ...(author === undefined ? {} : { author }),
    manifest: manifest.value,
    source,
    digest: bundleDigest(source),
    problems,
  };
  return success(design, problems);
};

/** `ada/plate@1.0.0`, or `plate@1.0.0` of a design that was never published. */
const namesIn = (name: string): { readonly author?: string; readonly slug: string } => {
  const [path = ''] = name.split('@');
  const parts = path.split('/');
  const slug = toSlug(parts.at(-1) ?? '');
  const author = parts.length > 1 && isSlug(parts[0]!) ? parts[0] : undefined;
  return author === undefined ? { slug } : { author, slug };
};
