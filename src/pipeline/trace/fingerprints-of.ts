// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { success, type Outcome } from '../../shared/problem.ts';
import { readMesh } from '../formats/read/read-mesh.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { weld } from '../mesh/weld.ts';
import { detectFormat } from './detect-format.ts';
import { fingerprint, sameShape, type Fingerprint } from './fingerprint.ts';
import { splitShells } from './split-shells.ts';

/** The shapes of a mesh file, whatever objects its format divides them into. */
export interface FileFingerprints {
  /** Of all bodies together, as they lie. */
  readonly whole: Fingerprint;
  /** Of each connected surface; those of cavities have a negative volume. Largest first. */
  readonly shells: readonly Fingerprint[];
}

/** Beyond this only the whole is compared. */
const MOST_SHELLS = 300;

/**
 * The fingerprints of a mesh file (STL, 3MF, OBJ, GLB). The content tells the format, then the
 * name. Problems: those of `readMesh`.
 *
 * A 3MF of two blocks and the STL that a slicer makes of it give the same.
 */
export const fingerprintsOf = (fileName: string, bytes: Uint8Array): Outcome<FileFingerprints> => {
  const format = detectFormat(fileName, bytes);
  const name = format === undefined ? fileName : `part.${format.replace('-ascii', '')}`;
  const read = readMesh(bytes, name);
  if (!read.ok) return read;
  const meshes = read.value.meshes.map(({ mesh }) => mesh);
  return success(fingerprintMeshes(meshes), read.problems);
};

/** The fingerprints of several meshes that belong to one file. */
export const fingerprintMeshes = (meshes: readonly Mesh[]): FileFingerprints => {
  const shells = meshes.flatMap(splitShells);
  return {
    whole: fingerprint(joined(meshes)),
    shells:
      shells.length > MOST_SHELLS ? [] : shells.map(fingerprint).sort((a, b) => b[0]! - a[0]!),
  };
};

/**
 * Whether two files hold the same shapes: together as they lie, or, where a slicer arranged the
 * parts anew, each for itself. Where there is only one body, its cavities must lie in the same place.
 */
export const sameShapes = (a: FileFingerprints, b: FileFingerprints): boolean => {
  if (sameShape(a.whole, b.whole)) return true;
  if (a.shells.length !== b.shells.length || bodies(a) < 2) return false;
  const rest = [...b.shells];
  return a.shells.every((shell) => {
    const at = rest.findIndex((other) => sameShape(shell, other));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
};

const bodies = ({ shells }: FileFingerprints): number =>
  shells.filter((shell) => shell[0]! > 0).length;

const joined = (meshes: readonly Mesh[]): Mesh => {
  if (meshes.length === 1) return meshes[0]!;
  const vertices = meshes.reduce((sum, { positions }) => sum + positions.length, 0);
  const corners = meshes.reduce((sum, mesh) => sum + mesh.triangles.length, 0);
  const positions = new Float32Array(vertices);
  const triangles = new Uint32Array(corners);
  let [vertex, corner] = [0, 0];
  for (const mesh of meshes) {
    positions.set(mesh.positions, 3 * vertex);
    mesh.triangles.forEach((index) => (triangles[corner++] = index + vertex));
    vertex += mesh.positions.length / 3;
  }
  return weld(positions, { triangles });
};
