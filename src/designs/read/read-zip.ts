// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename } from 'node:path';
import { type Outcome, success } from '../../shared/problem.ts';
import { BUNDLE_BUDGETS } from '../bundle.ts';
import type { Design } from '../design.ts';
import { assembleDesign } from './assemble-design.ts';
import { designFiles } from './design-files.ts';
import { mapTree } from './map-tree.ts';
import { readBounded } from './read-bounded.ts';
import { unpackZip } from './unpack-zip.ts';

/**
 * The design in the ZIP at `path`, unpacked in memory alone: the folder with okh.toml, wherever
 * it lies, else the top, without a single folder that everything else is in. Of a package that
 * fabcommons made, the source in it.
 * Problems: those of `unpackZip` and of the folder inside, `source-several-designs`.
 */
export const readZip = async (path: string): Promise<Outcome<Design>> => {
  const name = basename(path);
  const bytes = await readBounded(path, name, BUNDLE_BUDGETS.totalBytes);
  if (!bytes.ok) return bytes;
  const files = await unpackZip(bytes.value, name);
  if (!files.ok) return files;
  const laid = await designFiles(files.value, name.replace(/\.zip$/i, ''));
  if (!laid.ok) return laid;
  const { design, files: inside, folderName } = laid.value;
  if (design !== undefined) return success(design, laid.problems);
  return assembleDesign({ tree: mapTree(inside), manifestFolder: '', folder: '', folderName });
};
