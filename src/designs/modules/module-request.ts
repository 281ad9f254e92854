// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A module of the commons that code asks for: `commons:ada/threads@^1.2/lib/metric.js`. */
export interface ModuleRequest {
  readonly author: string;
  readonly slug: string;
  /** A range of semver; absent: the newest. */
  readonly range?: string;
  /** `./lib/metric.js` inside of it; absent: its entry. */
  readonly subpath?: string;
}

/** Where the modules of a design lie in its bundle, below its root. */
export const MODULES_FOLDER = 'commons_modules';
/** What each request of a design means, beside its code. */
export const LOCK_FILE = 'commons.lock.json';

const SHAPE =
  /^commons:([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)(?:@([^/\s]{1,100}))?(\/[^\s]{1,300})?$/;

/** Whether a required name is meant for the commons, right or wrong. */
export const isModuleRequest = (specifier: string): boolean => specifier.startsWith('commons:');

/** undefined for what is no request, or a malformed one. */
export const parseModuleRequest = (specifier: string): ModuleRequest | undefined => {
  const match = SHAPE.exec(specifier);
  if (match === null) return undefined;
  const [, author, slug, range, path] = match;
  return {
    author: author!,
    slug: slug!,
    ...(range === undefined ? {} : { range }),
    ...(path === undefined ? {} : { subpath: `.${path}` }),
  };
};

/** How a lock file names a request: without the path inside the module. */
export const requestKey = ({ author, slug, range }: ModuleRequest): string =>
  `${author}/${slug}${range === undefined ? '' : `@${range}`}`;

/**
 * The root of the code that a file belongs to: `''` for the design itself, else the folder of the
 * module that it came with, ending in `/`.
 */
export const codeRoot = (file: string): string =>
  /^(?:.*\/)?commons_modules\/[^/]+\/[^/]+\//.exec(file)?.[0] ?? '';
