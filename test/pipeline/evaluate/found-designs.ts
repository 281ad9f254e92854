// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { SourceBundle } from '../../../src/designs/design.ts';

export interface Found {
  readonly name: string;
  readonly bundle: SourceBundle;
}

const EXAMPLES = dirname(createRequire(import.meta.url).resolve('@jscad/examples/package.json'));
const WILD = join(import.meta.dirname, 'wild');

/** Every example of JSCAD that has a main. */
export const examples = (): Found[] => {
  const files = filesBelow(EXAMPLES);
  return [...files]
    .filter(([path, bytes]) => path.endsWith('.js') && /\bmain\b/.test(text(bytes)))
    .map(([entry]) => ({ name: `examples/${entry}`, bundle: { entry, files } }));
};

/** Our own designs in the manner of public ones: a file, or a folder with index.js or package.json. */
export const wildDesigns = (): Found[] =>
  readdirSync(WILD, { withFileTypes: true })
    .map((item) => {
      const path = join(WILD, item.name);
      const files = item.isDirectory()
        ? filesBelow(path)
        : new Map([[item.name, new Uint8Array(readFileSync(path))]]);
      const entry = ['package.json', 'index.js', item.name].find((each) => files.has(each))!;
      return { name: `wild/${item.name}`, bundle: { entry, files } };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const filesBelow = (root: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .map((path) => [relative(root, path), new Uint8Array(readFileSync(path))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
