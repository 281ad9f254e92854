// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, type Problem, success } from '../../shared/problem.ts';
import { bundleDigest, makeBundle } from '../bundle.ts';
import { decodeText } from '../decode-text.ts';
import type { Design } from '../design.ts';
import { completeManifest, mergeDrafts } from '../manifest/draft.ts';
import type { ManifestDraft } from '../manifest/draft.ts';
import { parseHeader } from '../manifest/parse-header.ts';
import { toSlug } from '../slug.ts';
import { collectFiles } from './collect-files.ts';
import { findEntry } from './find-entry.ts';
import { type FolderManifest, readFolderManifest } from './read-manifest.ts';
import { nameOf, type SourceTree } from './source-tree.ts';

/** Where in a tree the design lies. */
export interface Location {
  readonly tree: SourceTree;
  /** The folder that okh.toml or package.json, if any, stands in. */
  readonly manifestFolder: string;
  /** The folder to look for the entry in, and its own name; or the entry itself. */
  readonly folder: string;
  readonly folderName: string;
  readonly entry?: string;
}

/** Manifest, entry and source of the design at a place → the design. */
export const assembleDesign = async (at: Location): Promise<Outcome<Design>> => {
  const { tree } = at;
  const manifest = await readFolderManifest(tree, at.manifestFolder);
  if (!manifest.ok) return manifest;
  const named = at.folder === at.manifestFolder ? manifest.value : undefined;
  const entry =
    at.entry === undefined
      ? await findEntry(tree, at.folder, at.folderName, {
          okh: named?.draft.entry,
          main: named?.main,
        })
      : success(at.entry);
  if (!entry.ok) return entry;
  const files = await collectFiles(tree, entry.value, homeOf(at, manifest.value));
  if (!files.ok) return files;
  const withManifest = await addManifest(tree, manifest.value, files.value);
  const source = makeBundle(entry.value, withManifest);
  if (!source.ok) return source;
  const text = decodeText(entry.value, source.value.files.get(entry.value)!);
  if (!text.ok) return text;
  const problems: Problem[] = [...manifest.problems, ...files.problems];
  const draft = draftOf(at, manifest.value, entry.value, text.value, problems);
  const slug = draft.slug ?? toSlug(nameForSlug(at, manifest.value, entry.value));
  const complete = completeManifest(draft, slug, manifest.value.file ?? entry.value);
  if (!complete.ok) return complete;
  problems.push(...complete.problems);
  return success(
    {
      slug,
      manifest: complete.value,
      source: source.value,
      digest: bundleDigest(source.value),
      problems,
    },
    problems,
  );
};

/** The folder whose every source file belongs to the design; a lone file has none. */
const homeOf = (at: Location, manifest: FolderManifest): string | undefined => {
  if (manifest.kind === 'okh') return at.manifestFolder;
  return at.entry === undefined ? at.folder : undefined;
};

const addManifest = async (
  tree: SourceTree,
  { file }: FolderManifest,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  if (file === undefined || files.has(file)) return files;
  const bytes = await tree.read(file);
  return bytes.ok ? new Map([...files, [file, bytes.value]]) : files;
};

/** okh.toml speaks alone; else the header of the entry first, then package.json. */
const draftOf = (
  at: Location,
  manifest: FolderManifest,
  entry: string,
  text: string,
  problems: Problem[],
): ManifestDraft => {
  if (manifest.kind === 'okh') return manifest.draft;
  const header = parseHeader(text, entry);
  problems.push(...header.problems);
  const said = header.ok ? header.value : {};
  if (at.entry === undefined) return mergeDrafts(said, manifest.draft);
  // One file of a package: the package's name and purpose are not the file's.
  const rest = { ...manifest.draft };
  delete rest.title;
  delete rest.function;
  return mergeDrafts(said, rest);
};

const nameForSlug = (at: Location, manifest: FolderManifest, entry: string): string => {
  if (manifest.kind === 'package' && at.entry === undefined && at.folder === at.manifestFolder) {
    return nameOf(manifest.draft.title ?? at.folderName);
  }
  if (manifest.kind === 'okh' || at.entry === undefined) return at.folderName;
  const stem = nameOf(entry).replace(/\.[^.]+$/, '');
  return ['index', 'main', 'design'].includes(stem) ? at.folderName : stem;
};
