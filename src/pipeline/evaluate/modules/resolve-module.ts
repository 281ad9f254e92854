// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../../../designs/design.ts';
import { readLock } from '../../../designs/modules/lock.ts';
import {
  codeRoot,
  isModuleRequest,
  LOCK_FILE,
  parseModuleRequest,
  requestKey,
} from '../../../designs/modules/module-request.ts';
import { packageEntry } from '../../../designs/package-entry.ts';
import { folderOf, join } from '../../../designs/read/source-tree.ts';
import { error } from '../../../shared/problem.ts';
import { Halt } from '../halt.ts';
import { library } from '../library.generated.ts';

/** Prefixes that tell files of the design from modules of the sandbox's library. */
export const DESIGN = 'design:/';
export const LIBRARY = 'library:/';

const EXTENSIONS = ['', '.js', '.mjs', '.cjs', '.ts', '.jscad', '.json'];
const INDEX = EXTENSIONS.slice(1).map((extension) => `index${extension}`);

type Exists = (path: string) => boolean;

/**
 * The module that `request` means in module `from`, as a prefixed path. Throws Halt:
 * evaluate-module-outside (leads out of the design's root), evaluate-module-url,
 * evaluate-module-system (a module of Node), evaluate-module-missing (names the package or file),
 * evaluate-module-unlocked (a module of the commons that did not come along).
 */
export const resolveModule = (bundle: SourceBundle, from: string, request: string): string => {
  if (from.startsWith(LIBRARY)) return resolveLibrary(from.slice(LIBRARY.length), request);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(request) || /^(?:data|blob|file):/i.test(request)) {
    throw refusal('url', `Expected a file or package, found the address "${request}".`, {
      hint: 'Put the file into the design and require it from there.',
    });
  }
  const file = from.slice(DESIGN.length);
  if (isModuleRequest(request)) return resolveCommons(bundle, file, request);
  return isRelative(request)
    ? resolveFile(bundle, file, request)
    : (resolvePackage(bundle, file, request) ?? throwMissing(request));
};

/** The entry of a bundle as a prefixed path, following a folder's package.json or index. */
export const resolveEntry = (bundle: SourceBundle): string => {
  const exists: Exists = (path) => bundle.files.has(path);
  const folder = bundle.entry.replace(/(?:^|\/)package\.json$/, '');
  const found =
    exists(bundle.entry) && folder === bundle.entry ? folder : find(bundle, folder, exists);
  if (found === undefined) {
    throw refusal('missing', `Expected the entry "${bundle.entry}" among the design's files.`, {});
  }
  return DESIGN + found;
};

/** A module of the commons, as the lock file of the code that requires it has it. */
const resolveCommons = (bundle: SourceBundle, from: string, request: string): string => {
  const wanted = parseModuleRequest(request);
  const root = codeRoot(from);
  const lock = wanted && readLock(bundle.files.get(`${root}${LOCK_FILE}`));
  const key = wanted === undefined ? '' : requestKey(wanted);
  const locked = lock !== undefined && Object.hasOwn(lock, key) ? lock[key] : undefined;
  if (locked === undefined) {
    throw refusal('unlocked', `Expected the module "${request}" along with the design.`, {
      hint: 'Name it by a literal text like commons:author/slug@^1.2, and build from a library that has it.',
    });
  }
  const exists: Exists = (path) => bundle.files.has(path);
  const inside = wanted?.subpath ?? `./${locked.entry}`;
  const path = beside(`${root}${locked.path}/package.json`, inside);
  const found = path === undefined ? undefined : find(bundle, path, exists);
  if (found === undefined || !found.startsWith(`${root}${locked.path}/`)) {
    throw refusal('missing', `Expected a file "${inside}" in the module ${key}.`, {});
  }
  return DESIGN + found;
};

const isRelative = (request: string): boolean => /^(?:\.{1,2}(?:\/|$)|\/)/.test(request);

const resolveFile = (bundle: SourceBundle, from: string, request: string): string => {
  const path = beside(from, request);
  if (path === undefined) {
    throw refusal('outside', `Expected a file of the design, found "${request}" above its root.`, {
      hint: 'Widen the root of the design with --root, or copy the file into it.',
    });
  }
  const found = find(bundle, path, (candidate) => bundle.files.has(candidate));
  if (found === undefined) {
    throw refusal('missing', `Expected a file "${path}" in the design for "${request}".`, {
      hint: 'Add the file, or correct the path; upper and lower case count.',
    });
  }
  return DESIGN + found;
};

/** From the design's own node_modules, nearest first; then from the sandbox's library. */
const resolvePackage = (
  bundle: SourceBundle,
  from: string,
  request: string,
): string | undefined => {
  const known = request.startsWith('fabcommons/') ? undefined : libraryModule(request);
  if (known !== undefined && request.startsWith('@jscad/modeling')) return LIBRARY + known;
  const exists: Exists = (path) => bundle.files.has(path);
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const base = folder === '' ? 'node_modules' : `${folder}/node_modules`;
    const found =
      findInPackage(bundle, base, request) ?? find(bundle, `${base}/${request}`, exists);
    if (found !== undefined) return DESIGN + found;
    if (folder === '') break;
  }
  return known === undefined ? undefined : LIBRARY + known;
};

const throwMissing = (request: string): never => {
  const name = packageName(request);
  if (SYSTEM.has(name.replace(/^node:/, ''))) {
    throw refusal('system', `Expected a module for designs, found "${request}" of Node.js.`, {
      hint: 'Designs have no access to files, network or processes.',
    });
  }
  throw refusal('missing', `Expected the package "${name}" in the design's node_modules.`, {
    hint: `Ship it with the design: npm install ${name}, and publish node_modules/${name} with it.`,
  });
};

/** Tries the path itself, with each extension, then as a folder (package.json main, index). */
const find = (bundle: SourceBundle, path: string, exists: Exists): string | undefined => {
  const file = EXTENSIONS.map((extension) => path + extension).find(
    (candidate) => candidate !== '' && exists(candidate),
  );
  if (file !== undefined) return file;
  const typed = /^(.*)\.[cm]?js$/.exec(path)?.[1];
  if (typed !== undefined && exists(`${typed}.ts`)) return `${typed}.ts`;
  const inside = (name: string): string => (path === '' ? name : `${path}/${name}`);
  const named = offered(bundle, path, '.');
  if (named !== undefined && named !== path) {
    const found = find(bundle, named, exists);
    if (found !== undefined) return found;
  }
  return INDEX.map(inside).find(exists);
};

/** What the `exports` of a package in `base` name for a request with a path inside it. */
const findInPackage = (bundle: SourceBundle, base: string, request: string): string | undefined => {
  const name = packageName(request);
  if (name === request) return undefined;
  const named = offered(bundle, `${base}/${name}`, `.${request.slice(name.length)}`);
  return named !== undefined && bundle.files.has(named) ? named : undefined;
};

/** The file that the package.json in a folder offers for `subpath`. */
const offered = (bundle: SourceBundle, folder: string, subpath: string): string | undefined => {
  const file = folder === '' ? 'package.json' : `${folder}/package.json`;
  const named = packageEntry(parsed(bundle.files.get(file)), subpath);
  return named === undefined ? undefined : beside(file, `./${named}`);
};

const parsed = (bytes: Uint8Array | undefined): unknown => {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

const packageName = (request: string): string =>
  request.split('/', request.startsWith('@') ? 2 : 1).join('/');

const resolveLibrary = (from: string, request: string): string => {
  const path = isRelative(request) ? beside(from, request) : request;
  const found = path === undefined ? undefined : libraryModule(path);
  return found === undefined ? throwMissing(request) : LIBRARY + found;
};

const libraryModule = (path: string): string | undefined =>
  path.startsWith('fabcommons/')
    ? [path, `${path}.js`].find((candidate) => library.has(candidate))
    : [path, `${path}.js`, `${path.replace(/\/$/, '')}/index.js`].find((candidate) =>
        library.has(candidate),
      );

/** `request` of the file `from`, without "." and ".."; undefined when it leads above the root. */
const beside = (from: string, request: string): string | undefined =>
  join(request.startsWith('/') ? '' : folderOf(from), request);

const refusal = (kind: string, message: string, details: { hint?: string }): Halt =>
  new Halt(error(`evaluate-module-${kind}`, message, details));

const SYSTEM = new Set(
  (
    'assert buffer child_process cluster crypto dgram dns events fs http http2 https inspector module net os path ' +
    'perf_hooks process readline repl stream string_decoder timers tls tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);
