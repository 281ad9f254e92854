// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../../designs/license/single-line.ts';
import { compose, determinant, type Matrix } from '../../mesh/transform.ts';
import { weld } from '../../mesh/weld.ts';
import { indicesOf, positionsOf } from './glb-accessor.ts';
import { badGltf, field, list, numbers, openGlb, type Gltf, type Node } from './glb-container.ts';
import { nodeMatrix } from './glb-node.ts';
import { FloatList } from './growing.ts';
import {
  MAX_PARTS,
  refuse,
  tooManyParts,
  tooManyTriangles,
  type NamedMesh,
  type ReadLimits,
  type ReadMeshes,
} from './read-result.ts';

const DEEPEST = 64;
const TRIANGLES = 4;
const METERS_Y_UP: Matrix = [1000, 0, 0, 0, 0, 0, -1000, 0, 0, 1000, 0, 0];

/**
 * Binary glTF 2.0: the triangles of every mesh in the scene, each node's transform applied, in mm
 * and Z up. Buffers must lie in the file, positions must be plain floats; what is compressed is
 * refused. Problems: format-truncated, format-bad-gltf, format-unsupported, format-empty,
 * format-not-finite, format-too-many-triangles, format-too-many-parts.
 */
export const readGlb = (bytes: Uint8Array, name: string, limits: ReadLimits): ReadMeshes => {
  const gltf = openGlb(bytes);
  const { nodes } = gltf;
  const positions = frugalPositions(gltf, 3 * limits.maxTriangles);
  const meshes: NamedMesh[] = [];
  let visits = 0;
  let triangles = 0;
  const visit = (index: number, above: Matrix, depth: number): void => {
    const node = nodes[index] ?? badGltf(`a reference to node ${index} of ${nodes.length}`);
    if (depth > DEEPEST) badGltf(`nodes nested more than ${DEEPEST} deep`);
    if (++visits > MAX_PARTS) tooManyParts();
    const matrix = compose(above, nodeMatrix(node));
    const mesh = field(node, 'mesh');
    if (mesh !== undefined) {
      const soup = soupOf(gltf, mesh, rounded(matrix), limits.maxTriangles - triangles, positions);
      triangles += soup.length / 9;
      if (triangles > limits.maxTriangles) tooManyTriangles('more', limits);
      if (soup.length > 0) meshes.push({ name: nameOf(node) || name, mesh: weld(soup) });
    }
    for (const child of numbers(node, 'children')) visit(child, matrix, depth + 1);
  };
  for (const index of sceneRoots(gltf, nodes)) visit(index, METERS_Y_UP, 0);
  if (triangles === 0) {
    refuse('format-empty', 'Expected triangles, found a GLB of none.', 'Export the model again.');
  }
  const { copyright } = (gltf.json['asset'] ?? {}) as Node;
  return {
    meshes,
    ...(typeof copyright === 'string' && { notice: [singleLine(copyright, 1000)] }),
  };
};

const sceneRoots = ({ json }: Gltf, nodes: readonly Node[]): readonly number[] => {
  const scenes = list(json, 'scenes');
  if (scenes.length > 0) return numbers(scenes[field(json, 'scene') ?? 0] ?? {}, 'nodes');
  const children = new Set(nodes.flatMap((node) => numbers(node, 'children')));
  return nodes.map((_, i) => i).filter((i) => !children.has(i));
};

/** Positions of an accessor; primitives of one mesh share theirs, and all are to have an end. */
const frugalPositions = (
  gltf: Gltf,
  mostVertices: number,
): ((accessor: number) => Float32Array) => {
  let last: { accessor: number; positions: Float32Array } | undefined;
  let vertices = 0;
  return (accessor) => {
    if (last?.accessor === accessor) return last.positions;
    const positions = positionsOf(gltf, accessor);
    vertices += positions.length / 3;
    if (vertices > mostVertices) badGltf(`more than ${mostVertices} vertices`);
    last = { accessor, positions };
    return positions;
  };
};

/** Triangle soup of a mesh's primitives, moved by `m`; at most `room` triangles and one more. */
const soupOf = (
  gltf: Gltf,
  index: number,
  m: Matrix,
  room: number,
  positions: (accessor: number) => Float32Array,
): Float32Array => {
  const soup = new FloatList();
  const mesh = gltf.meshes[index] ?? badGltf(`a reference to mesh ${index}`);
  const mirrored = determinant(m) < 0;
  for (const primitive of list(mesh, 'primitives')) {
    if ((field(primitive, 'mode') ?? TRIANGLES) !== TRIANGLES) continue;
    const attributes = (primitive['attributes'] ?? {}) as Node;
    const position = field(attributes, 'POSITION');
    if (position === undefined) continue;
    const p = positions(position);
    const indexAccessor = field(primitive, 'indices');
    const indices = indexAccessor === undefined ? undefined : indicesOf(gltf, indexAccessor);
    const corners = indices ? indices.length : p.length / 3;
    for (let i = 0; i + 2 < corners; i += 3) {
      if (soup.length / 9 > room) return soup.take();
      for (const k of mirrored ? [0, 2, 1] : [0, 1, 2]) {
        const vertex = 3 * (indices ? indices[i + k]! : i + k);
        if (!(vertex < p.length)) badGltf(`the vertex ${vertex / 3} of ${p.length / 3}`);
        const [x, y, z] = [p[vertex]!, p[vertex + 1]!, p[vertex + 2]!];
        soup.push(finite(m[0] * x + m[1] * y + m[2] * z + m[3]));
        soup.push(finite(m[4] * x + m[5] * y + m[6] * z + m[7]));
        soup.push(finite(m[8] * x + m[9] * y + m[10] * z + m[11]));
      }
    }
  }
  return soup.take();
};

/** Without the last digits that turning there and back leaves behind. */
const rounded = (m: Matrix): Matrix =>
  m.map((value) => Math.round(value * 1e12) / 1e12) as unknown as Matrix;

const finite = (value: number): number => {
  const float = Math.fround(value);
  if (Number.isFinite(float)) return float;
  return refuse(
    'format-not-finite',
    `Expected finite coordinates, found ${value}.`,
    'Export again.',
  );
};

const nameOf = (node: Node): string => {
  const { name } = node;
  return typeof name === 'string' ? singleLine(name, 200) : '';
};
