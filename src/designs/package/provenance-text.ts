// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PackageRequest } from './package-request.ts';

export const PREDICATE = 'https://slsa.dev/provenance/v1';
export const STATEMENT = 'https://in-toto.io/Statement/v1';
const BUILD_TYPE = 'https://fabcommons.org/build/v1';

/**
 * The provenance of a package: the files in build/ as its subjects, the source as what they were made
 * of, every other file of `files` as a byproduct, so that a signature speaks of notices and licenses
 * too. An in-toto Statement v1 with the predicate SLSA Provenance v1
 * (https://slsa.dev/spec/v1.0/provenance). It names no time and no machine: the same build has the
 * same provenance everywhere, and who vouches for it says so by a signature.
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
  const statement = {
    _type: STATEMENT,
    subject: built.map(described),
    predicateType: PREDICATE,
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: {
          design: `${notice.design}@${notice.version}`,
          entry: design.source.entry,
          ...inputs,
        },
        internalParameters: {},
        resolvedDependencies: [
          {
            uri: `commons:${notice.design}@${notice.version}`,
            name: 'src/',
            digest: { fabcommonsBundle: notice.digest },
            annotations: { files: [...design.source.files.keys()] },
          },
        ],
      },
      runDetails: {
        builder: {
          id: 'https://fabcommons.org/builder/v1',
          version: { fabcommons: notice.generator },
        },
        byproducts: beside.map(described),
      },
    },
  };
  return `${JSON.stringify(statement, null, 2)}\n`;
};
