// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

// Okabe and Ito's colors, told apart with any kind of color vision, and shades of them.
const ROLES: Readonly<Record<string, Rgb>> = {
  'External perimeter': rgb('#d55e00'),
  'Overhang perimeter': rgb('#a63c6f'),
  Perimeter: rgb('#e69f00'),
  'Internal infill': rgb('#0072b2'),
  'Solid infill': rgb('#56b4e9'),
  'Top solid infill': rgb('#2f8fc4'),
  'Bridge infill': rgb('#cc79a7'),
  'Internal bridge infill': rgb('#b0629b'),
  'Gap fill': rgb('#c9b800'),
  'Thin wall': rgb('#c9b800'),
  'Skirt/Brim': rgb('#8a8178'),
  Skirt: rgb('#8a8178'),
  Brim: rgb('#8a8178'),
  'Support material': rgb('#009e73'),
  'Support material interface': rgb('#4fc29f'),
  Custom: rgb('#7f7f95'),
};
const OTHERS = ['#7a6fb0', '#5f9e3a', '#b5835a', '#3aa0a0'].map(rgb);

/** The color of a role: its own, or one of a few for roles that are not known. */
export const roleColor = (role: string, index: number): Rgb =>
  Object.hasOwn(ROLES, role) ? ROLES[role]! : OTHERS[index % OTHERS.length]!;

// Viridis, without the end that would vanish on the ground of the page.
const LIGHT = ['#440154', '#414487', '#2a788e', '#22a884', '#7ab93a'].map(rgb);
const DARK = ['#5f56b5', '#3a7fc0', '#22a8a0', '#7ad151', '#fde725'].map(rgb);

/** The color of `share` (0 … 1) of a scale that also rises in lightness. */
export const scaleColor = (share: number, dark: boolean): Rgb => {
  const stops = dark ? DARK : LIGHT;
  const at = Math.min(1, Math.max(0, share || 0)) * (stops.length - 1);
  const below = stops[Math.floor(at)]!;
  const above = stops[Math.ceil(at)]!;
  const part = at - Math.floor(at);
  return below.map((value, i) => Math.round(value + (above[i]! - value) * part)) as unknown as Rgb;
};

export const travelColor = (dark: boolean): Rgb => rgb(dark ? '#8f98a8' : '#6b7484');
export const retractionColor = (dark: boolean): Rgb => rgb(dark ? '#f0897f' : '#a8261c');

export const cssColor = (color: Rgb): string => `rgb(${color.join(' ')})`;
