// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { success, type Outcome, type Problem } from '../shared/problem.ts';
import { readMesh } from './formats/read/read-mesh.ts';
import { analyzeProgram } from './gcode/analyze-gcode.ts';
import { checkProgram } from './gcode/check-gcode.ts';
import { limitsInFile } from './gcode/machine-limits.ts';
import type { GcodeProgram } from './gcode/machine.ts';
import { readGcode } from './gcode/read-gcode.ts';
import { checkMesh } from './mesh/check-mesh.ts';
import { summarize, type MeshSummary } from './mesh/summary.ts';
import { production, type Production } from './plate/production.ts';

export interface CheckedFile {
  readonly meshes: readonly MeshSummary[];
  /** Of G-code: what printing it takes, with the machine's limits that the file itself names. */
  readonly production?: Production;
}

/**
 * Holds a product of anybody against its laws: meshes (STL, 3MF, OBJ, GLB) closed, manifold and
 * the right way out; G-code within its machine's limits. What is wrong is in the problems.
 */
export const checkFile = (fileName: string, bytes: Uint8Array): Outcome<CheckedFile> => {
  if (/\.(gcode|gco|g)$/i.test(fileName)) {
    const program = readGcode(bytes);
    return success({ meshes: [], production: productionOf(program) }, checkProgram(program));
  }
  const read = readMesh(bytes, fileName);
  if (!read.ok) return read;
  const problems: Problem[] = [...read.problems];
  for (const { name, mesh } of read.value.meshes) problems.push(...checkMesh(mesh, name));
  return success({ meshes: read.value.meshes.map(summarize) }, problems);
};

/** A file does not say for sure what it was made for. */
const UNKNOWN = { printer: 'unknown', material: 'unknown', process: 'unknown' };

const productionOf = (program: GcodeProgram): Production => {
  const analysis = analyzeProgram(program, limitsInFile(program));
  const currency = program.comments.get('filament_currency') ?? '';
  return production(UNKNOWN, [{ analysis, layers: analysis.layers.length }], currency);
};
