// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { DataTexture, FloatType, NearestFilter, RGBAFormat, UnsignedByteType } from 'three';
import type { Segments } from './toolpath.ts';

/** Every WebGL 2 has textures this wide; 3 million segments then take 2930 rows. */
const TEXTURE_WIDTH = 2048;

/** Places and colors of segments where shaders find them by number. */
export interface SegmentTextures {
  /** Two texels a segment, as `Segments.ends`. */
  readonly ends: DataTexture;
  /** One texel a segment, sRGB; to be written into, then `needsUpdate`. */
  readonly colors: DataTexture;
  readonly colorBytes: Uint8Array<ArrayBuffer>;
}

export const segmentTextures = (segments: Segments): SegmentTextures => {
  const rows = Math.max(1, Math.ceil((segments.count * 2) / TEXTURE_WIDTH));
  const places = new Float32Array(rows * TEXTURE_WIDTH * 4);
  places.set(segments.ends);
  const ends = new DataTexture(places, TEXTURE_WIDTH, rows, RGBAFormat, FloatType);
  const colorRows = Math.max(1, Math.ceil(segments.count / TEXTURE_WIDTH));
  const colorBytes = new Uint8Array(colorRows * TEXTURE_WIDTH * 4).fill(255);
  const colors = new DataTexture(
    colorBytes,
    TEXTURE_WIDTH,
    colorRows,
    RGBAFormat,
    UnsignedByteType,
  );
  for (const texture of [ends, colors]) {
    texture.minFilter = texture.magFilter = NearestFilter;
    texture.generateMipmaps = false;
    texture.needsUpdate = true;
  }
  return { ends, colors, colorBytes };
};
