// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  error,
  failure,
  hasErrors,
  type Outcome,
  type Problem,
  success,
} from '../../shared/problem.ts';
import { bundleDigest, makeBundle } from '../bundle.ts';
import type { Design, SourceBundle } from '../design.ts';
import { type Lock, type LockedModule, readLock, writeLock } from './lock.ts';
import { LOCK_FILE, type ModuleRequest, MODULES_FOLDER } from './module-request.ts';
import { requiredModules } from './required-modules.ts';

/** A version of the commons as a module brings it along. */
export interface ModuleSource {
  readonly author: string;
  readonly slug: string;
  readonly version: string;
  readonly digest: string;
  readonly license: string;
  readonly source: SourceBundle;
}

/** Finds the version that a request means now. */
export type FetchModule = (request: ModuleRequest) => Promise<Outcome<ModuleSource>>;

/**
 * The design with every module of the commons that its code requires: resolved to exact versions,
 * written into commons.lock.json, their complete sources below commons_modules/, so that the
 * bundle needs nothing else. What a lock file resolved before stays as it is; where its source did not
 * come along, that very version is fetched. A design without
 * such modules is given back unchanged. Warnings of `fetchModule` are noted in the design as well.
 * Problems: those of `requiredModules`, those of `fetchModule` with the place of the require, `module-lock-malformed`,
 * `module-tampered` (a module that came along is not what its lock says), `module-not-locked` (the one
 * that is fetched is not), those of `makeBundle`.
 */
export const vendorModules = async (
  design: Design,
  fetchModule: FetchModule,
): Promise<Outcome<Design>> => {
  const { source } = design;
  const requests = requiredModules(source);
  if (!requests.ok) return requests;
  const before = lockOf(source);
  if (!before.ok) return before;
  if (requests.value.size === 0 && !source.files.has(LOCK_FILE)) return success(design);
  const lock: Record<string, LockedModule> = {};
  const files = new Map([...source.files].filter(([path]) => !isVendored(path)));
  const problems: Problem[] = [];
  for (const [key, { request, where }] of requests.value) {
    const locked = Object.hasOwn(before.value, key) ? before.value[key]! : undefined;
    const module = locked === undefined ? undefined : vendored(source, locked);
    if (module === 'tampered') {
      problems.push(tampered(locked!));
      continue;
    }
    const range = locked === undefined ? {} : { range: locked.version };
    const found =
      module === undefined ? await fetchModule({ ...request, ...range }) : success(module);
    // The place is where it is required: a module that is not there has none of its own.
    problems.push(...found.problems.map((problem) => ({ where, ...problem })));
    if (!found.ok) continue;
    if (locked !== undefined && found.value.digest !== locked.digest) {
      problems.push(notLocked(key, locked));
      continue;
    }
    lock[key] = lockedModule(found.value);
    for (const [path, bytes] of found.value.source.files) {
      files.set(`${lock[key].path}/${path}`, bytes);
    }
  }
  if (hasErrors(problems)) return failure(...problems);
  files.set(LOCK_FILE, new TextEncoder().encode(writeLock(lock)));
  const bundle = makeBundle(source.entry, files);
  if (!bundle.ok) return bundle;
  const complete = {
    ...design,
    source: bundle.value,
    digest: bundleDigest(bundle.value),
    problems: [...design.problems, ...problems],
  };
  return success(complete, problems);
};

/** What the lock file of a design says, nothing where it has none. Problem `module-lock-malformed`. */
export const lockOf = ({ files }: SourceBundle): Outcome<Lock> => {
  const bytes = files.get(LOCK_FILE);
  if (bytes === undefined) return success({});
  const lock = readLock(bytes);
  return lock === undefined ? failure(malformedLock()) : success(lock);
};

const isVendored = (path: string): boolean => path.startsWith(`${MODULES_FOLDER}/`);

const lockedModule = (module: ModuleSource): LockedModule => {
  const { author, slug, version, digest, license, source } = module;
  return {
    design: `${author}/${slug}`,
    version,
    digest,
    license,
    entry: source.entry,
    path: `${MODULES_FOLDER}/${author}/${slug}@${version}`,
  };
};

/** The module that came along with a design; undefined where its folder is missing. */
const vendored = (
  { files }: SourceBundle,
  { design, version, digest, license, entry, path }: LockedModule,
): ModuleSource | 'tampered' | undefined => {
  const prefix = `${path}/`;
  const own = [...files]
    .filter(([file]) => file.startsWith(prefix))
    .map(([file, bytes]) => [file.slice(prefix.length), bytes] as const);
  if (own.length === 0) return undefined;
  const source = { entry, files: new Map(own) };
  const [author = '', slug = ''] = design.split('/');
  if (path !== `${MODULES_FOLDER}/${author}/${slug}@${version}`) return 'tampered';
  if (bundleDigest(source) !== digest) return 'tampered';
  return { author, slug, version, digest, license, source };
};

const malformedLock = () =>
  error('module-lock-malformed', `expected a lock file of modules in ${LOCK_FILE}, found another`, {
    hint: 'delete it: it is made again',
    where: { file: LOCK_FILE },
  });

const notLocked = (key: string, { design, version, digest }: LockedModule) =>
  error(
    'module-not-locked',
    `expected ${design}@${version} with the digest ${digest.slice(0, 12)}… of the lock file, the library has another`,
    { hint: `take "${key}" out of ${LOCK_FILE} to resolve it anew`, where: { file: LOCK_FILE } },
  );

const tampered = ({ design, version, path }: LockedModule) =>
  error(
    'module-tampered',
    `expected ${design}@${version} as it was published, its files in ${path} were changed`,
    { hint: `delete ${path}: it is fetched again; or fork it to change it`, where: { file: path } },
  );
