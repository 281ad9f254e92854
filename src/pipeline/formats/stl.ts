// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Drawing, Format } from './format.ts';
import { eachFacet } from './facets.ts';
import { solidsOf } from './solids.ts';
import { stlHeader } from './stl-header.ts';

const HEADER_LENGTH = 80;
const FACET_LENGTH = 50;

/**
 * Binary STL, little-endian: 80 bytes of notice padded with spaces, a 32-bit count, then for each
 * triangle 12 floats (normal, corners) and two bytes of zero. Several solids become one list.
 */
const writeStl = (drawing: Drawing): Uint8Array => {
  const meshes = solidsOf(drawing).map((solid) => solid.mesh);
  const count = meshes.reduce((sum, mesh) => sum + mesh.triangles.length / 3, 0);
  const bytes = new Uint8Array(HEADER_LENGTH + 4 + FACET_LENGTH * count);
  const header = stlHeader(drawing.notice).padEnd(HEADER_LENGTH, ' ');
  for (let i = 0; i < HEADER_LENGTH; i++) bytes[i] = header.charCodeAt(i);

  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER_LENGTH, count, true);
  let offset = HEADER_LENGTH + 4;
  for (const mesh of meshes) {
    eachFacet(mesh, (facet) => {
      for (let i = 0; i < 12; i++) view.setFloat32(offset + 4 * i, facet[i]!, true);
      offset += FACET_LENGTH;
    });
  }
  return bytes;
};

export const stl: Format = {
  id: 'stl',
  extension: 'stl',
  mediaType: 'model/stl',
  takes: ['solid'],
  scope: 'each',
  write: writeStl,
};
