// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { success, type Outcome, type Problem } from '../shared/problem.ts';
import { readMesh } from './formats/read/read-mesh.ts';
import { checkGcode } from './gcode/check-gcode.ts';
import { checkMesh } from './mesh/check-mesh.ts';
import { summarize, type MeshSummary } from './mesh/summary.ts';

export interface CheckedFile {
  readonly meshes: readonly MeshSummary[];
}

/**
 * Holds a product of anybody against its laws: meshes (STL, 3MF, OBJ, GLB) closed, manifold and
 * the right way out; G-code within its machine's limits. What is wrong is in the problems.
 */
export const checkFile = (fileName: string, bytes: Uint8Array): Outcome<CheckedFile> => {
  if (/\.(gcode|gco|g)$/i.test(fileName)) return success({ meshes: [] }, checkGcode(bytes));
  const read = readMesh(bytes, fileName);
  if (!read.ok) return read;
  const problems: Problem[] = [...read.problems];
  for (const { name, mesh } of read.value.meshes) problems.push(...checkMesh(mesh, name));
  return success({ meshes: read.value.meshes.map(summarize) }, problems);
};
