// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';

const FLOAT = 5126;
const UNSIGNED_INT = 5125;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;

/** Collects arrays of 32-bit numbers into one little-endian buffer, each with view and accessor. */
export class GltfBuffer {
  readonly #arrays: (Float32Array | Uint32Array)[] = [];
  readonly #views: Json[] = [];
  readonly #accessors: Json[] = [];
  #length = 0;

  /** The accessor's number. */
  addPositions(positions: Float32Array, min: readonly number[], max: readonly number[]): number {
    return this.#add(positions, ARRAY_BUFFER, {
      componentType: FLOAT,
      count: positions.length / 3,
      type: 'VEC3',
      min: [...min],
      max: [...max],
    });
  }

  addIndices(indices: Uint32Array): number {
    return this.#add(indices, ELEMENT_ARRAY_BUFFER, {
      componentType: UNSIGNED_INT,
      count: indices.length,
      type: 'SCALAR',
    });
  }

  describe(): { buffers: Json[]; bufferViews: Json[]; accessors: Json[] } {
    return {
      buffers: [{ byteLength: this.#length }],
      bufferViews: this.#views,
      accessors: this.#accessors,
    };
  }

  bytes(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    const view = new DataView(bytes.buffer);
    let offset = 0;
    for (const array of this.#arrays) {
      for (let i = 0; i < array.length; i++, offset += 4) {
        if (array instanceof Float32Array) view.setFloat32(offset, array[i]!, true);
        else view.setUint32(offset, array[i]!, true);
      }
    }
    return bytes;
  }

  #add(array: Float32Array | Uint32Array, target: number, accessor: Record<string, Json>): number {
    const bufferView = this.#views.length;
    this.#views.push({
      buffer: 0,
      byteOffset: this.#length,
      byteLength: array.byteLength,
      target,
    });
    this.#arrays.push(array);
    this.#length += array.byteLength;
    return this.#accessors.push({ bufferView, ...accessor }) - 1;
  }
}
