// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { groupEdges, visitEdges } from '../edges.ts';
import type { Mesh } from '../mesh.ts';
import { nestingDepths, type Shell } from './nesting.ts';

/**
 * Turn triangles so that neighbors agree, and whole shells so that they enclose matter: outward,
 * or inward if they lie in an odd number of others (cavities). Linear but for the nesting.
 */
export const faceConsistently = (mesh: Mesh): { mesh: Mesh; turned: number } => {
  const { turn, shells } = walkShells(mesh);
  const depths = nestingDepths(mesh, shells);
  shells.forEach((shell, i) => {
    const volume = signedVolume(mesh, shell, turn);
    const wanted = depths[i]! % 2 === 0 ? 1 : -1;
    if (volume * wanted >= 0) return;
    for (const t of shell) turn[t] = 1 - turn[t]!;
  });
  let turned = 0;
  const triangles = mesh.triangles.slice();
  turn.forEach((yes, t) => {
    if (!yes) return;
    turned++;
    triangles[3 * t + 1] = mesh.triangles[3 * t + 2]!;
    triangles[3 * t + 2] = mesh.triangles[3 * t + 1]!;
  });
  return { mesh: turned > 0 ? { ...mesh, triangles } : mesh, turned };
};

/** Triangles connected by edges of two, and which must turn to agree with the first of them. */
const walkShells = (mesh: Mesh): { turn: Uint8Array; shells: Shell[] } => {
  const partner = new Int32Array(mesh.triangles.length).fill(-1);
  const disagree = new Uint8Array(mesh.triangles.length);
  visitEdges(mesh, groupEdges(mesh), (forward, backward, first, last) => {
    if (forward + backward !== 2) return;
    partner[first] = last;
    partner[last] = first;
    disagree[first] = disagree[last] = forward === backward ? 0 : 1;
  });
  const count = mesh.triangles.length / 3;
  const turn = new Uint8Array(count);
  const seen = new Uint8Array(count);
  const shells: Shell[] = [];
  for (let start = 0; start < count; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    const shell = [start];
    for (let i = 0; i < shell.length; i++) {
      const t = shell[i]!;
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        const other = partner[h]! < 0 ? -1 : Math.floor(partner[h]! / 3);
        if (other < 0 || seen[other]) continue;
        seen[other] = 1;
        turn[other] = turn[t]! ^ disagree[h]!;
        shell.push(other);
      }
    }
    shells.push(shell);
  }
  return { turn, shells };
};

const signedVolume = (
  { positions: p, triangles }: Mesh,
  shell: Shell,
  turn: Uint8Array,
): number => {
  const origin = 3 * triangles[3 * shell[0]!]!;
  let sixfold = 0;
  for (const t of shell) {
    const [a, b, c] = [0, 1, 2].map((k) => {
      const at = 3 * triangles[3 * t + k]!;
      return [0, 1, 2].map((axis) => p[at + axis]! - p[origin + axis]!);
    }) as [number[], number[], number[]];
    const part =
      a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
      a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
      a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!);
    sixfold += turn[t] ? -part : part;
  }
  return sixfold;
};
