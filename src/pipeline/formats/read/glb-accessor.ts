// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { badGltf, field, type Gltf } from './glb-container.ts';
import { refuse } from './read-result.ts';

const FLOAT = 5126;
const INDEX_SIZES: Readonly<Record<number, number>> = { 5121: 1, 5123: 2, 5125: 4 };

/** x y z, stride 3. */
export const positionsOf = (gltf: Gltf, index: number): Float32Array => {
  const { view, count, stride, type, componentType } = accessor(gltf, index, () => 12);
  if (componentType !== FLOAT || type !== 'VEC3') {
    refuse(
      'format-unsupported',
      `Expected positions of three floats, found ${String(type)} of ${componentType}.`,
      'Export the model without quantization.',
    );
  }
  const positions = new Float32Array(3 * count);
  for (let i = 0; i < positions.length; i++) {
    positions[i] = view.getFloat32(stride * Math.floor(i / 3) + 4 * (i % 3), true);
  }
  return positions;
};

export const indicesOf = (gltf: Gltf, index: number): Uint32Array => {
  const sizeOf = (componentType: number): number =>
    INDEX_SIZES[componentType] ?? badGltf(`indices of the type ${componentType}`);
  const { view, count, stride, componentType } = accessor(gltf, index, sizeOf);
  const indices = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const at = stride * i;
    indices[i] =
      componentType === 5121
        ? view.getUint8(at)
        : componentType === 5123
          ? view.getUint16(at, true)
          : view.getUint32(at, true);
  }
  return indices;
};

const accessor = (gltf: Gltf, index: number, sizeOf: (componentType: number) => number) => {
  const node = gltf.accessors[index] ?? badGltf(`a reference to accessor ${index}`);
  if (node['sparse'] !== undefined) {
    refuse(
      'format-unsupported',
      'Expected plain accessors, found a sparse one.',
      'Export it again.',
    );
  }
  const componentType = field(node, 'componentType') ?? 0;
  const count = field(node, 'count') ?? 0;
  const size = sizeOf(componentType);
  const viewIndex = field(node, 'bufferView') ?? badGltf('an accessor without a view');
  const bufferView = gltf.bufferViews[viewIndex] ?? badGltf(`a reference to view ${viewIndex}`);
  const buffer = gltf.buffers[field(bufferView, 'buffer') ?? 0];
  if (!buffer || buffer['uri'] !== undefined || (field(bufferView, 'buffer') ?? 0) !== 0) {
    refuse(
      'format-unsupported',
      'Expected the buffer in the file, found it elsewhere.',
      'Embed it.',
    );
  }
  const stride = field(bufferView, 'byteStride') ?? size;
  const start = (field(bufferView, 'byteOffset') ?? 0) + (field(node, 'byteOffset') ?? 0);
  const length = count === 0 ? 0 : stride * (count - 1) + size;
  if (stride < size || start + length > gltf.buffer.length) {
    badGltf(`an accessor of ${length} bytes at ${start} in a buffer of ${gltf.buffer.length}`);
  }
  const { buffer: memory, byteOffset } = gltf.buffer;
  const view = new DataView(memory, byteOffset + start, length);
  return { view, count, stride, componentType, type: node['type'] };
};
