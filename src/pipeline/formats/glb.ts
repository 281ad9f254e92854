// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8 } from 'fflate';
import type { Drawing, Format } from './format.ts';
import { gltfDocument } from './glb-document.ts';
import { solidsOf } from './solids.ts';

const MAGIC = 0x46546c67;
const VERSION = 2;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;
const SPACE = 0x20;

/** glTF 2.0 in its binary container: header, JSON padded with spaces, buffer padded with zeros. */
const writeGlb = (drawing: Drawing): Uint8Array => {
  const { json, buffer } = gltfDocument(solidsOf(drawing), drawing.notice, drawing.works);
  const text = strToU8(JSON.stringify(json));
  const textLength = align(text.length);
  const bufferLength = align(buffer.length);
  const bytes = new Uint8Array(12 + 8 + textLength + (bufferLength > 0 ? 8 + bufferLength : 0));
  const view = new DataView(bytes.buffer);
  const words = (at: number, ...values: number[]): void =>
    values.forEach((value, i) => view.setUint32(at + 4 * i, value, true));
  words(0, MAGIC, VERSION, bytes.length, textLength, JSON_CHUNK);
  bytes.fill(SPACE, 20, 20 + textLength);
  bytes.set(text, 20);
  if (bufferLength > 0) {
    words(20 + textLength, bufferLength, BINARY_CHUNK);
    bytes.set(buffer, 28 + textLength);
  }
  return bytes;
};

const align = (length: number): number => 4 * Math.ceil(length / 4);

export const glb: Format = {
  id: 'glb',
  extension: 'glb',
  mediaType: 'model/gltf-binary',
  takes: ['solid'],
  scope: 'all',
  write: writeGlb,
};
