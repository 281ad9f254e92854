// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome, type Problem } from '../../../shared/problem.ts';
import { READ_LIMITS, Refusal, type ReadLimits, type ReadMeshes } from './read-result.ts';
import { readStl } from './stl.ts';
import { readObj } from './obj.ts';
import { read3mf } from './3mf.ts';
import { readGlb } from './glb.ts';

type Reader = (
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  problems: Problem[],
) => ReadMeshes;

const READERS: Readonly<Record<string, Reader>> = {
  stl: readStl,
  obj: readObj,
  '3mf': read3mf,
  glb: readGlb,
};

/**
 * The bodies of a mesh file, in mm and Z up, welded but not yet checked (see checkMesh).
 *
 * The extension of `fileName` tells the format (stl, obj, 3mf, glb); its stem names the body where
 * the file has no name for it. Whatever the bytes are, the answer is a value: Problems carry
 * `where.file`. Codes: format-unknown, format-too-large, format-truncated, format-empty,
 * format-not-finite, format-not-a-number, format-too-many-triangles, format-bad-…
 */
export const readMesh = (
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits = READ_LIMITS,
): Outcome<ReadMeshes> => {
  const file = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const dot = file.lastIndexOf('.');
  const extension = dot < 0 ? '' : file.slice(dot + 1).toLowerCase();
  const name = (dot > 0 ? file.slice(0, dot) : file) || 'part';
  const reader = Object.hasOwn(READERS, extension) ? READERS[extension] : undefined;
  const where = { file: fileName };
  if (!reader) {
    const known = Object.keys(READERS).join(', ');
    const message = `Expected a file of ${known}, found "${file}".`;
    return failure(error('format-unknown', message, { where }));
  }
  if (bytes.length > limits.maxBytes) {
    const message = `Expected at most ${limits.maxBytes} bytes, found ${bytes.length}.`;
    const hint = 'Reduce the number of triangles of the model (decimate or remesh it).';
    return failure(error('format-too-large', message, { hint, where }));
  }
  const problems: Problem[] = [];
  const placed = (problem: Problem): Problem => ({
    ...problem,
    where: { ...where, ...problem.where },
  });
  try {
    const value = reader(bytes, name, limits, problems);
    return success(value, problems.map(placed));
  } catch (reason) {
    if (reason instanceof Refusal) return failure(...[...problems, reason.problem].map(placed));
    throw reason;
  }
};
