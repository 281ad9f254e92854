// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';

export const PREDICATE = 'https://slsa.dev/provenance/v1';
export const STATEMENT = 'https://in-toto.io/Statement/v1';

/** A file and its digest, as a statement has it. */
export interface Described {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** A source bundle that lies in a package. */
export interface PackedBundle {
  /** `author/slug@version` */
  readonly design: string;
  /** Where it lies, with `/` at the end. */
  readonly folder: string;
  readonly sha256: string;
  readonly annotations: Json;
}

export interface StatementRequest {
  readonly buildType: string;
  /** Everything beside the sources that decided the bytes. */
  readonly parameters: Json;
  readonly sources: readonly PackedBundle[];
  readonly subject: readonly Described[];
  readonly byproducts: readonly Described[];
  /** Name and version of what built it. */
  readonly generator: string;
}

/**
 * An in-toto Statement v1 with the predicate SLSA Provenance v1
 * (https://slsa.dev/spec/v1.0/provenance). It names no time and no machine: the same build has the
 * same provenance everywhere, and who vouches for it says so by a signature.
 */
export const statementText = (request: StatementRequest): string => {
  const { buildType, parameters, sources, subject, byproducts, generator } = request;
  const statement = {
    _type: STATEMENT,
    subject,
    predicateType: PREDICATE,
    predicate: {
      buildDefinition: {
        buildType,
        externalParameters: parameters,
        internalParameters: {},
        resolvedDependencies: sources.map(({ design, folder, sha256, annotations }) => ({
          uri: `commons:${design}`,
          name: folder,
          digest: { fabcommonsBundle: sha256 },
          annotations,
        })),
      },
      runDetails: {
        builder: {
          id: 'https://fabcommons.org/builder/v1',
          version: { fabcommons: generator },
        },
        byproducts,
      },
    },
  };
  return `${JSON.stringify(statement, null, 2)}\n`;
};
