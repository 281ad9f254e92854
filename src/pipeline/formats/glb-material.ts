// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';

/** A dull plastic of the color r g b a (0–255, sRGB), as glTF wants it: linear light. */
export const gltfMaterial = (bytes: readonly number[]): Json => {
  const [r, g, b, a] = bytes;
  const opacity = a! / 255;
  return {
    pbrMetallicRoughness: {
      baseColorFactor: [linearLight(r!), linearLight(g!), linearLight(b!), opacity],
      metallicFactor: 0,
      roughnessFactor: 0.8,
    },
    ...(opacity < 1 && { alphaMode: 'BLEND' }),
  };
};

/** IEC 61966-2-1 (sRGB): ((v + 0.055) / 1.055)^2.4, rounded to six places. */
const linearLight = (byte: number): number => {
  const value = byte / 255;
  if (value <= 0.04045) return round(value / 12.92);
  const base = (value + 0.055) / 1.055;
  const root = fifthRoot(base);
  return round(base * base * root * root);
};

/** Newton's iteration for x⁵ = value, value in (0, 1]. */
const fifthRoot = (value: number): number => {
  let x = 1;
  for (let i = 0; i < 40; i++) x -= (x - value / (x * x * x * x)) / 5;
  return x;
};

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
