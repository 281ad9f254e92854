// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { PackageRequest } from './package-request.ts';
import { statementText } from './statement-text.ts';

const BUILD_TYPE = 'https://fabcommons.org/build/v1';

/**
 * The provenance of a package: the files in build/ as its subjects, the source as what they were made
 * of, every other file of `files` as a byproduct, so that a signature speaks of notices and licenses
 * too. See `statementText`.
 */
export const provenanceText = (
  request: PackageRequest,
  files: ReadonlyMap<string, Uint8Array>,
  digestOf: (path: string, bytes: Uint8Array) => string,
): string => {
  const { design, notice, inputs } = request;
  const products = new Set(request.products.map(({ name }) => `build/${name}`));
  const sources = new Set([...design.source.files.keys()].map((path) => `src/${path}`));
  const built = [...files].filter(([path]) => products.has(path));
  const beside = [...files].filter(([path]) => !products.has(path) && !sources.has(path));
  const described = ([name, bytes]: readonly [string, Uint8Array]) => ({
    name,
    digest: { sha256: digestOf(name, bytes) },
  });
  const name = `${notice.design}@${notice.version}`;
  return statementText({
    buildType: BUILD_TYPE,
    parameters: { design: name, entry: design.source.entry, ...(inputs as unknown as JsonObject) },
    sources: [
      {
        design: name,
        folder: 'src/',
        sha256: notice.digest,
        annotations: { files: [...design.source.files.keys()] },
      },
    ],
    subject: built.map(described),
    byproducts: beside.map(described),
    generator: notice.generator,
  });
};

type JsonObject = Readonly<Record<string, Json>>;
