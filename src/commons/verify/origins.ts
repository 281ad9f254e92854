// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../../designs/library/library.ts';
import { versionByName, versionsByDigest } from '../../designs/library/find-version.ts';
import { versionName } from '../../designs/library/reference.ts';
import type { Version } from '../../designs/library/version-record.ts';
import { ancestryOf } from '../../designs/lineage/ancestry.ts';
import { creditsOf } from '../../designs/lineage/credits.ts';
import type { Claims } from '../../pipeline/trace/claims.ts';
import type { Json } from '../../shared/canonical-json.ts';
import type { Origin } from './verification.ts';

/** A version of the library with parameters (canonical JSON) as the origin of a file. */
export const originOfVersion = async (
  library: Library,
  name: string,
  parameters: string,
): Promise<Origin | undefined> => {
  const version = await versionByName(library, name);
  if (version === undefined) return undefined;
  return originOf(library, version, JSON.parse(parameters) as Record<string, Json>);
};

/**
 * What a file says it is: the version of the library with the digest it names, else its words
 * alone. undefined where it says nothing.
 */
export const originOfClaims = async (
  library: Library,
  claims: Claims,
): Promise<Origin | undefined> => {
  const { design, version, license, title, changed } = claims;
  const parameters = Object.fromEntries(changed.map(({ name, value }) => [name, value]));
  const hex = claims.digest ?? claims.digestPrefix;
  const [found] = hex === undefined ? [] : await versionsByDigest(library, hex);
  if (found !== undefined) return originOf(library, found, parameters);
  if (design === undefined && title === undefined) return undefined;
  const said = design ?? title!;
  return {
    design: version === undefined ? said : `${said}@${version}`,
    ...(title === undefined ? {} : { title }),
    ...(claims.digest === undefined ? {} : { digest: claims.digest }),
    ...(license === undefined ? {} : { license }),
    parameters,
    credits: [],
  };
};

const originOf = async (
  library: Library,
  version: Version,
  parameters: Readonly<Record<string, Json>>,
): Promise<Origin> => {
  const { record } = version;
  return {
    design: versionName(record),
    title: record.manifest.title,
    digest: record.digest,
    license: record.license,
    parameters,
    credits: creditsOf(await ancestryOf(library, version)),
  };
};
