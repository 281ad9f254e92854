// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { refuse } from './read-result.ts';

/** An object of the JSON of a glTF: nothing about its fields is known yet. */
export type Node = Readonly<Record<string, unknown>>;

export interface Gltf {
  readonly json: Node;
  readonly nodes: readonly Node[];
  readonly meshes: readonly Node[];
  readonly accessors: readonly Node[];
  readonly bufferViews: readonly Node[];
  readonly buffers: readonly Node[];
  /** The binary chunk, or nothing. */
  readonly buffer: Uint8Array;
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;
const MAX_JSON = 100_000_000;
const UNSUPPORTED = [
  'KHR_draco_mesh_compression',
  'EXT_meshopt_compression',
  'KHR_mesh_quantization',
];

/** Header and chunks of a GLB file; lengths that the file states are held against what is there. */
export const openGlb = (bytes: Uint8Array): Gltf => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) cutOff('at least 20 bytes', bytes.length);
  if (view.getUint32(0, true) !== MAGIC) badGltf('another beginning than "glTF"');
  if (view.getUint32(4, true) !== 2) badGltf(`version ${view.getUint32(4, true)} instead of 2`);
  if (view.getUint32(8, true) > bytes.length) {
    cutOff(`${view.getUint32(8, true)} bytes as its header says`, bytes.length);
  }
  const textLength = view.getUint32(12, true);
  if (view.getUint32(16, true) !== JSON_CHUNK) badGltf('no JSON chunk in front');
  if (20 + textLength > bytes.length) cutOff(`${textLength} bytes of JSON`, bytes.length - 20);
  if (textLength > MAX_JSON) badGltf(`${textLength} bytes of JSON, too many`);
  const json = parse(bytes.subarray(20, 20 + textLength));
  const required = json['extensionsRequired'];
  const needed = UNSUPPORTED.find((name) => Array.isArray(required) && required.includes(name));
  if (needed) {
    const message = `Expected plain positions, found ${needed}.`;
    refuse('format-unsupported', message, 'Export the model without compression.');
  }

  return {
    json,
    nodes: list(json, 'nodes'),
    meshes: list(json, 'meshes'),
    accessors: list(json, 'accessors'),
    bufferViews: list(json, 'bufferViews'),
    buffers: list(json, 'buffers'),
    buffer: binaryChunk(bytes, view, 20 + textLength),
  };
};

const binaryChunk = (bytes: Uint8Array, view: DataView, at: number): Uint8Array => {
  if (at + 8 > bytes.length) return new Uint8Array();
  const length = view.getUint32(at, true);
  if (view.getUint32(at + 4, true) !== BINARY_CHUNK) return new Uint8Array();
  if (at + 8 + length > bytes.length) cutOff(`${length} bytes of buffer`, bytes.length - at - 8);
  return bytes.subarray(at + 8, at + 8 + length);
};

const parse = (bytes: Uint8Array): Node => {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isNode(json)) return json;
  } catch {
    return badGltf('JSON that cannot be read');
  }
  return badGltf('JSON that is no object');
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in an array field; none if it is absent. */
export const list = (node: Node, name: string): readonly Node[] => {
  const value = node[name];
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isNode)) return value;
  return badGltf(`"${name}" that is no list of objects`);
};

/** A whole number from 0, or nothing. */
export const field = (node: Node, name: string): number | undefined => {
  const value = node[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  return badGltf(`"${name}" that is no whole number from 0`);
};

/** The finite numbers in an array field; none if it is absent. */
export const numbers = (node: Node, name: string): readonly number[] => {
  const value = node[name];
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((each) => Number.isFinite(each))) return value;
  return badGltf(`"${name}" that is no list of numbers`);
};

export const badGltf = (found: string): never =>
  refuse('format-bad-gltf', `Expected binary glTF 2.0, found ${found}.`, 'Export the model again.');

const cutOff = (wanted: string, found: number): never =>
  refuse(
    'format-truncated',
    `Expected ${wanted}, found ${found}.`,
    'Export the model again; the file may have been cut off on its way.',
  );
