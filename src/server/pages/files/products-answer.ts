// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { zipStream } from '../../../commons/zip-stream.ts';
import type { CachedProduct } from '../../../jobs/cache/create-build-cache.ts';
import { FORMATS } from '../../../pipeline/formats/registry.ts';
import { digest } from '../../../shared/digest.ts';
import { error, type Problem } from '../../../shared/problem.ts';
import type { Answer } from '../../answers/answer.ts';
import type { PackableZip } from './zip-answer.ts';

/** A file of a build, in memory or on the disk. */
export interface ReadyProduct {
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly content: Uint8Array | { readonly path: string };
}

/** `zip` stands for everything in one. Problem `not-found`. */
export const checkFormat = (format: string): Problem | undefined =>
  format === 'zip' || format === 'gcode' || FORMATS.has(format)
    ? undefined
    : error('not-found', `expected a format like stl, 3mf, gcode or zip, found "${format}"`);

export const onDisk = ({ name, format, sha256, path }: CachedProduct): ReadyProduct => ({
  ...{ name, format, sha256 },
  content: { path },
});

/** Several files as the ZIP that they are given in. */
export const zipOf = (products: readonly ReadyProduct[], name: string): PackableZip => ({
  name,
  contents: digest(products.map((each) => `${each.sha256} ${each.name}\n`).join('')),
  files: products.map((each) => [each.name, each.content] as const),
});

/** The one file that there is, or a ZIP of several, packed as it is sent. */
export const productsAnswer = (products: readonly ReadyProduct[], zipName: string): Answer => {
  if (products.length === 1) return productAnswer(products[0]!);
  const { name, contents, files } = zipOf(products, zipName);
  return { kind: 'stream', stream: zipStream(files), type: 'application/zip', name, contents };
};

/** A file of a build: named by its digest, so that it comes from the browser's own store next time. */
export const productAnswer = ({ name, format, sha256, content }: ReadyProduct): Answer => {
  const about = { name, etag: sha256, type: typeOf(format) };
  return 'path' in content
    ? { kind: 'file', path: content.path, ...about }
    : { kind: 'bytes', bytes: content, ...about };
};

/** `md` is the text that goes with the files of a plate. */
const typeOf = (format: string): string =>
  FORMATS.get(format)?.mediaType ?? (format === 'md' ? 'text/markdown' : 'text/x.gcode');
