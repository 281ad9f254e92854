// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh, Rgba } from '../mesh/mesh.ts';

/** Four bytes r g b a of a color in [0, 1]; values outside are clamped. */
export const colorBytes = (color: Rgba): [number, number, number, number] => {
  const byte = (value: number): number => Math.round(255 * Math.min(1, Math.max(0, value || 0)));
  return [byte(color[0]), byte(color[1]), byte(color[2]), byte(color[3])];
};

/** `#RRGGBB`, or `#RRGGBBAA` where it is not opaque. */
export const hexColor = (bytes: readonly number[]): string => {
  const shown = bytes[3] === 255 ? bytes.slice(0, 3) : bytes;
  return `#${shown.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
};

/** The different colors of a colored mesh in order of first use, and which one each triangle has. */
export interface Palette {
  readonly colors: readonly (readonly [number, number, number, number])[];
  readonly index: Uint32Array;
}

export const paletteOf = (mesh: Mesh): Palette | undefined => {
  const bytes = mesh.colors;
  if (!bytes) return undefined;
  const colors: [number, number, number, number][] = [];
  const known = new Map<number, number>();
  const index = new Uint32Array(bytes.length / 4);
  for (let t = 0; t < index.length; t++) {
    const [r, g, b, a] = [bytes[4 * t]!, bytes[4 * t + 1]!, bytes[4 * t + 2]!, bytes[4 * t + 3]!];
    const key = ((r * 256 + g) * 256 + b) * 256 + a;
    let number = known.get(key);
    if (number === undefined) {
      number = colors.length;
      known.set(key, number);
      colors.push([r, g, b, a]);
    }
    index[t] = number;
  }
  return { colors, index };
};
