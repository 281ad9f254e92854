// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Drawing, Format } from './format.ts';
import { eachFacet } from './facets.ts';
import { float32Text } from './float32-text.ts';
import { solidsOf } from './solids.ts';
import { stlHeader } from './stl-header.ts';
import { TextBytes } from './text-bytes.ts';

/**
 * ASCII STL: the notice is the one-line name after `solid`; corners are exact to the float,
 * normals to six decimals.
 */
const writeStlAscii = (drawing: Drawing): Uint8Array => {
  const name = stlHeader(drawing.notice);
  const text = new TextBytes();
  text.line(`solid ${name}`);
  const corner = (facet: Float32Array, at: number): string =>
    `${float32Text(facet[at]!)} ${float32Text(facet[at + 1]!)} ${float32Text(facet[at + 2]!)}`;
  const normal = (facet: Float32Array): string =>
    `${rounded(facet[0]!)} ${rounded(facet[1]!)} ${rounded(facet[2]!)}`;
  for (const solid of solidsOf(drawing)) {
    eachFacet(solid.mesh, (facet) => {
      text.line(`  facet normal ${normal(facet)}`);
      text.line('    outer loop');
      for (const at of [3, 6, 9]) text.line(`      vertex ${corner(facet, at)}`);
      text.line('    endloop');
      text.line('  endfacet');
    });
  }
  text.line(`endsolid ${name}`);
  return text.bytes();
};

const rounded = (value: number): string => String(Math.round(value * 1e6) / 1e6 + 0);

export const stlAscii: Format = {
  id: 'stl-ascii',
  extension: 'stl',
  mediaType: 'model/stl',
  takes: ['solid'],
  scope: 'each',
  write: writeStlAscii,
};
