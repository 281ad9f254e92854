// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem, warning } from '../../shared/problem.ts';
import type { SourceBundle } from '../design.ts';
import { holdsSecret, isSecretName } from './secrets.ts';

/** What the source of a design is made of. */
const KINDS =
  /\.(js|mjs|cjs|ts|mts|cts|jscad|json|toml|ya?ml|md|markdown|txt|csv|tsv|license|dep5|png|jpe?g|webp|svg|stl|obj|mtl|3mf|amf|x3d|dxf|glb|gltf|scad|step|stp|fcstd|ttf|otf|woff2?|map|css)$/i;
/** Files that need no ending. */
const PLAIN =
  /^(licen[sc]e|copying|copyright|notice|authors|contributors|readme|changelog|changes|patents|makefile|\.npmignore)(\.[a-z0-9-]+)?$/i;
const LARGEST_PICTURE = 4 * 1024 * 1024;

/** First bytes of programs: ELF, Windows, Mach-O in its four kinds, Java. */
const PROGRAMS: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
];
/** Pictures are what their names say, so that nothing else is shown or run as one. */
const SIGNATURES: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\.png$/i, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [/\.jpe?g$/i, [0xff, 0xd8, 0xff]],
  [/\.webp$/i, [0x52, 0x49, 0x46, 0x46]],
];

/**
 * Whether the files of a bundle may be given to everybody. Problems: `source-kind-not-allowed`,
 * `source-program`, `source-not-what-it-says`, `source-secret`; the warnings `source-no-readme`,
 * `source-large-picture`.
 */
export const checkFiles = ({ files }: SourceBundle): readonly Problem[] => {
  const problems: Problem[] = [];
  for (const [path, bytes] of files) problems.push(...checkFile(path, bytes));
  if (![...files.keys()].some((path) => /^readme(\.[a-z]+)?$/i.test(path))) {
    problems.push(
      warning('source-no-readme', 'expected a README.md, found none', {
        hint: 'write how to print and use it: the page of the design shows that',
      }),
    );
  }
  return problems;
};

const checkFile = (path: string, bytes: Uint8Array): readonly Problem[] => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const where = { file: path };
  if (isSecretName(name)) {
    return [
      error('source-secret', 'expected source, found a file that is usually of passwords or keys', {
        hint: SECRET,
        where,
      }),
    ];
  }
  if (!KINDS.test(name) && !PLAIN.test(name)) {
    return [
      error(
        'source-kind-not-allowed',
        'expected code, texts, pictures or 3D models, found another kind of file',
        {
          hint: 'delete it; or if it is one of these, give its name the right ending, like .txt or .png',
          where,
        },
      ),
    ];
  }
  if (PROGRAMS.some((signature) => begins(bytes, signature))) {
    return [
      error('source-program', 'expected source, found a program that is run', {
        hint: 'delete it: whoever takes the design must be able to read all of it',
        where,
      }),
    ];
  }
  const signature = SIGNATURES.find(([ending]) => ending.test(name))?.[1];
  if (signature !== undefined && !begins(bytes, signature)) {
    return [
      error(
        'source-not-what-it-says',
        'expected a picture of the kind its name says, found something else',
        { hint: 'save it anew as PNG, JPEG or WebP with that ending, or delete it', where },
      ),
    ];
  }
  const secret = holdsSecret(bytes);
  if (secret !== undefined) {
    return [
      error('source-secret', `expected source, found what looks like ${secret.what}`, {
        hint: SECRET,
        where: { file: path, line: secret.line },
      }),
    ];
  }
  if (signature !== undefined && bytes.length > LARGEST_PICTURE) {
    return [
      warning(
        'source-large-picture',
        `expected a picture of at most ${inMegabytes(LARGEST_PICTURE)} MB, found ${inMegabytes(bytes.length)} MB`,
        { hint: 'make it smaller: everybody who takes the design downloads it', where },
      ),
    ];
  }
  return [];
};

const SECRET =
  'delete it: everybody could read it; if it was ever given to anybody, replace the password or key';

const inMegabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);
