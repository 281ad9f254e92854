// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import maxSatisfying from 'semver/ranges/max-satisfying.js';
import validRange from 'semver/ranges/valid.js';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { isSlug } from '../slug.ts';

/** A named line of versions in the commons. */
export interface DesignName {
  readonly author: string;
  readonly slug: string;
}

/** What somebody asks the commons for. */
export interface Reference extends DesignName {
  /** An exact version or a range of semver, like `^1.2`; absent: the newest. */
  readonly range?: string;
  /** The short address of stored parameter values (see `customizationId`). */
  readonly customization?: string;
}

const SHAPE = /^([^/@~\s]+)\/([^/@~\s]+)(?:@([^~]+))?(?:~([0-9a-z]+))?$/;
const MAX_REFERENCE = 300;

/**
 * `author/slug`, `author/slug@1.2.0`, `author/slug@^1.2`, each perhaps with `~k7x2m9qp4d`, the
 * address of a customization. Problem `reference-malformed`.
 *
 *     parseReference('ada/hook@^1.2') → { author: 'ada', slug: 'hook', range: '^1.2' }
 */
export const parseReference = (text: string): Outcome<Reference> => {
  const match = text.length <= MAX_REFERENCE ? SHAPE.exec(text) : null;
  const [, author = '', slug = '', range, customization] = match ?? [];
  if (!isSlug(author) || !isSlug(slug)) return failure(malformed(text));
  if (range !== undefined && validRange(range) === null) return failure(malformed(text));
  return success({
    author,
    slug,
    ...(range === undefined ? {} : { range: range.trim() }),
    ...(customization === undefined ? {} : { customization }),
  });
};

/** Whether a word of the command line is meant as a reference, right or wrong, and not as a path. */
export const looksLikeReference = (text: string): boolean =>
  SHAPE.test(text) && !text.startsWith('.') && text.length <= MAX_REFERENCE;

export const nameOf = ({ author, slug }: DesignName): string => `${author}/${slug}`;

/** `ada/hook@1.2.0`: names one version for ever. */
export const versionName = (version: DesignName & { readonly version: string }): string =>
  `${nameOf(version)}@${version.version}`;

/**
 * The version that a range means among those there are: the highest that satisfies it. Versions
 * before a release (`2.0.0-beta.1`) only where the range names one, or where there is nothing else.
 */
export const chooseVersion = (versions: readonly string[], range?: string): string | undefined => {
  if (range !== undefined && versions.includes(range)) return range;
  const highest = maxSatisfying([...versions], range ?? '*');
  if (highest !== null || range !== undefined) return highest ?? undefined;
  return maxSatisfying([...versions], '*', { includePrerelease: true }) ?? undefined;
};

const malformed = (text: string) =>
  error(
    'reference-malformed',
    `expected author/slug or author/slug@version, found ${JSON.stringify(text.slice(0, 120))}`,
    { hint: 'like ada/cable-clip, ada/cable-clip@1.2.0 or ada/cable-clip@^1.2' },
  );
