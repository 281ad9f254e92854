// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import { singleLine } from '../../designs/license/single-line.ts';
import type { Json } from '../../shared/canonical-json.ts';
import type { Solid } from '../evaluate/shape.ts';
import { boundsOf } from '../mesh/measure.ts';
import { colorBytes, paletteOf } from './colors.ts';
import { GltfBuffer } from './glb-buffer.ts';
import { gltfMaterial } from './glb-material.ts';
import { rightsText } from './rights-text.ts';
import { xmpPacket } from './glb-xmp.ts';

const DEFAULT_COLOR = [204, 209, 217, 255] as const;
const HALF_SQRT2 = Math.SQRT1_2;

/**
 * The JSON and binary buffer of a glTF 2.0 asset. Positions stay as they are, in mm and Z up; one
 * root node turns and scales them to glTF's meters and Y up. Without normals viewers shade flat,
 * as a printed part's facets are. Each color of a mesh becomes a primitive on the same vertices. In
 * a collection each part's node names the packet of its own work.
 */
export const gltfDocument = (
  solids: readonly Solid[],
  notice: Notice,
  works?: readonly number[],
): { json: Json; buffer: Uint8Array } => {
  const buffer = new GltfBuffer();
  const materials: Json[] = [];
  const materialOf = new Map<string, number>();
  const material = (bytes: readonly number[]): number => {
    const key = bytes.join();
    const known = materialOf.get(key);
    if (known !== undefined) return known;
    materialOf.set(key, materials.length);
    return materials.push(gltfMaterial(bytes)) - 1;
  };
  const meshes = solids.map((solid): Json => ({
    name: singleLine(solid.name),
    primitives: primitives(solid, buffer, material),
  }));
  const parts = solids.map((solid, i): Json => ({
    name: singleLine(solid.name),
    mesh: i,
    ...(works && { extensions: { KHR_xmp_json_ld: { packet: 1 + works[i]! } } }),
  }));
  const root: Json = {
    name: singleLine(notice.title) || 'design',
    rotation: [-HALF_SQRT2, 0, 0, HALF_SQRT2],
    scale: [0.001, 0.001, 0.001],
    ...(parts.length > 0 && { children: parts.map((_, i) => i + 1) }),
  };
  const some = solids.length > 0;
  const json: Json = {
    asset: {
      version: '2.0',
      generator: singleLine(notice.generator),
      copyright: singleLine(rightsText(notice)),
      extensions: { KHR_xmp_json_ld: { packet: 0 } },
    },
    extensionsUsed: ['KHR_xmp_json_ld'],
    extensions: { KHR_xmp_json_ld: { packets: [notice, ...(notice.works ?? [])].map(xmpPacket) } },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [root, ...parts],
    ...(some && { meshes, materials, ...buffer.describe() }),
  };
  return { json, buffer: buffer.bytes() };
};

const primitives = (
  { mesh, color }: Solid,
  buffer: GltfBuffer,
  material: (bytes: readonly number[]) => number,
): Json[] => {
  const [min, max] = boundsOf(mesh.positions);
  const vertices = buffer.addPositions(mesh.positions, min, max);
  const primitive = (triangles: Uint32Array, bytes: readonly number[]): Json => ({
    attributes: { POSITION: vertices },
    indices: buffer.addIndices(triangles),
    material: material(bytes),
  });
  const palette = paletteOf(mesh);
  if (!palette) return [primitive(mesh.triangles, color ? colorBytes(color) : DEFAULT_COLOR)];
  return trianglesByColor(mesh.triangles, palette.index, palette.colors.length).map(
    (triangles, i) => primitive(triangles, palette.colors[i]!),
  );
};

const trianglesByColor = (
  triangles: Uint32Array,
  index: Uint32Array,
  colors: number,
): Uint32Array[] => {
  const counts = new Uint32Array(colors);
  for (const color of index) counts[color]!++;
  const lists = Array.from(counts, (count) => new Uint32Array(3 * count));
  counts.fill(0);
  index.forEach((color, t) => {
    lists[color]!.set(triangles.subarray(3 * t, 3 * t + 3), 3 * counts[color]!++);
  });
  return lists;
};
