// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Rgba } from '../../mesh/mesh.ts';
import type { Polyhedron } from '../solids/polyhedron.ts';
import type { Kernel, KernelMesh, KernelSolid } from './kernel.ts';

/**
 * Colors of faces, which the kernel carries through its operations as numbers: each painted solid
 * has an original number of its own, and of its triangles those of one color have one face number.
 */
export interface Paints {
  /** The kernel's mesh of a polyhedron whose solid has this color, coordinates already on the grid. */
  mesh(positions: Float64Array, polyhedron: Polyhedron, color?: Rgba): KernelMesh;
  /** A copy in which all faces that a design did not paint one by one have this color. */
  repaint(solid: KernelSolid, color: Rgba): KernelSolid;
  /**
   * r g b a of each triangle, −1 for none; undefined when none has any. With `own` only colors
   * that a design gave to polygons, not those of the solids they come from.
   */
  colorsOf(mesh: KernelMesh, own: boolean): Float64Array | undefined;
}

interface Paint {
  readonly color?: Rgba;
  /** r g b a of each face number, stride 4, −1 for none. */
  readonly faces?: readonly number[];
}

export const createPaints = ({ Manifold, Mesh }: Kernel): Paints => {
  const paints = new Map<number, Paint>();
  const register = (paint: Paint): number => {
    const id = Manifold.reserveIDs(1);
    paints.set(id, paint);
    return id;
  };
  return {
    mesh: (positions, { triangles, colors }, color) => {
      const shape = {
        numProp: 3,
        vertProperties: Float32Array.from(positions),
        triVerts: triangles,
      };
      if (!colors && !color) return new Mesh(shape);
      const { faceID, faces } = facesOf(colors ?? new Float64Array());
      const id = register({ ...(color && { color }), ...(colors && { faces }) });
      return new Mesh({
        ...shape,
        runIndex: Uint32Array.of(0, triangles.length),
        runOriginalID: Uint32Array.of(id),
        ...(colors && { faceID }),
      });
    },
    repaint: (solid, color) => {
      const { vertProperties, triVerts, runIndex, runOriginalID, faceID } = solid.getMesh();
      const ids = runOriginalID.map((id) => register({ ...paints.get(id), color }));
      return new Manifold(
        new Mesh({ numProp: 3, vertProperties, triVerts, runIndex, runOriginalID: ids, faceID }),
      );
    },
    colorsOf: ({ runIndex, runOriginalID, faceID, triVerts }, own) => {
      const runs = Array.from(runOriginalID, (id) => paints.get(id));
      if (!runs.some((paint) => paint && (paint.faces ?? (!own && paint.color)))) return undefined;
      const colors = new Float64Array((4 * triVerts.length) / 3).fill(-1);
      runs.forEach((paint, run) => {
        if (!paint) return;
        for (let t = runIndex[run]! / 3; t < runIndex[run + 1]! / 3; t++) {
          const painted = paint.faces?.slice(4 * faceID[t]!, 4 * faceID[t]! + 4) ?? [-1];
          const color = painted[0]! >= 0 ? painted : own ? undefined : paint.color;
          if (color) colors.set(color, 4 * t);
        }
      });
      return colors;
    },
  };
};

/** Numbers the distinct colors of triangles. */
const facesOf = (colors: Float64Array): { faceID: Uint32Array; faces: number[] } => {
  const numbers = new Map<string, number>();
  const faces: number[] = [];
  const faceID = new Uint32Array(colors.length / 4);
  for (let t = 0; t < faceID.length; t++) {
    const color = colors.subarray(4 * t, 4 * t + 4);
    const key = color.join();
    let face = numbers.get(key);
    if (face === undefined) {
      numbers.set(key, (face = numbers.size));
      faces.push(...color);
    }
    faceID[t] = face;
  }
  return { faceID, faces };
};
