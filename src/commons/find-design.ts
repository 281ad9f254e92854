// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import type { Design } from '../designs/design.ts';
import { findCustomization } from '../designs/library/customizations.ts';
import { findVersion } from '../designs/library/find-version.ts';
import { loadDesign } from '../designs/library/load-source.ts';
import { looksLikeReference, parseReference, versionName } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { vendorModules } from '../designs/modules/vendor-modules.ts';
import { readDesign, type ReadOptions } from '../designs/read/read-design.ts';
import type { Json } from '../shared/canonical-json.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';
import type { GetLibrary } from './get-library.ts';
import { fetchModuleFrom } from './publish-tools.ts';

/** A design to work with, wherever it came from. */
export interface FoundDesign {
  readonly design: Design;
  /** Of a version of the library. */
  readonly record?: VersionRecord;
  /** Parameters of the customization that was named. */
  readonly parameters: Readonly<Record<string, Json>>;
}

/**
 * The design that a word of a command line means, as `findSource`, with the modules of the commons that
 * its code requires. Problems: those of `findSource` and `vendorModules`.
 */
export const findDesign = async (
  word: string,
  getLibrary: GetLibrary,
  options: ReadOptions = {},
): Promise<Outcome<FoundDesign>> => {
  const found = await findSource(word, getLibrary, options);
  // What was published has its modules with it.
  if (!found.ok || found.value.record !== undefined) return found;
  const complete = await vendorModules(found.value.design, fetchModuleFrom(getLibrary));
  if (!complete.ok) return complete;
  return success({ ...found.value, design: complete.value }, found.problems);
};

/**
 * A file, folder or ZIP that is there, as its designer left it, for those who see to its modules
 * themselves, as publishing does; else `author/slug[@version][~customization]` of the library.
 * Problems: those of `readDesign`, `findVersion`, `loadDesign`, `findCustomization`.
 */
export const findSource = async (
  word: string,
  getLibrary: GetLibrary,
  options: ReadOptions = {},
): Promise<Outcome<FoundDesign>> => {
  if (existsSync(word) || !looksLikeReference(word)) return fromDisk(word, options);
  const reference = parseReference(word);
  if (!reference.ok) return reference;
  const library = await getLibrary(reference.value);
  if (!library.ok) return library;
  const found = await findVersion(library.value, reference.value);
  if (!found.ok) return found;
  const { record } = found.value;
  const design = await loadDesign(library.value.blobs, record);
  if (!design.ok) return design;
  const withWarnings = { ...design.value, problems: found.problems };
  const { customization } = reference.value;
  if (customization === undefined) return success({ design: withWarnings, record, parameters: {} });
  const custom = await findCustomization(library.value, customization);
  if (!custom.ok) return custom;
  const name = versionName(record);
  if (custom.value.version !== name) return failure(ofAnother(word, custom.value.version));
  return success({ design: withWarnings, record, parameters: custom.value.parameters });
};

const fromDisk = async (path: string, options: ReadOptions): Promise<Outcome<FoundDesign>> => {
  const read = await readDesign(path, options);
  if (!read.ok) return read;
  return success({ design: read.value, parameters: {} }, read.problems);
};

const ofAnother = (word: string, version: string) =>
  error(
    'library-customization-other',
    `expected a customization of the version in ${word}, it is one of ${version}`,
    {
      hint: `name it as ${version}${word.slice(word.indexOf('~'))}`,
    },
  );
