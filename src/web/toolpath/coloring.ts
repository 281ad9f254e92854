// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cssColor, roleColor, scaleColor, type Rgb } from './palette.ts';
import type { Toolpath } from './toolpath.ts';

export const COLORINGS = {
  role: { title: 'Role', unit: '' },
  speed: { title: 'Speed', unit: 'mm/s' },
  width: { title: 'Width', unit: 'mm' },
  flow: { title: 'Flow', unit: 'mm³/s' },
  'layer-time': { title: 'Layer time', unit: 's' },
} as const;

export type Coloring = keyof typeof COLORINGS;

export interface LegendEntry {
  readonly color: string;
  readonly text: string;
}

// More roles than slicers have, and longer names, are somebody's joke.
const MOST_NAMED = 24;
const MOST_LETTERS = 60;

/** Colors of all extrusions (four bytes each), and what they mean. */
export interface Colors {
  readonly write: (colors: Uint8Array) => void;
  readonly legend: readonly LegendEntry[];
}

export const colorsOf = (toolpath: Toolpath, coloring: Coloring, dark: boolean): Colors => {
  const { extrusions, roles, layers } = toolpath;
  if (coloring === 'role') {
    const palette = roles.map(roleColor);
    const used = new Set(extrusions.role);
    return {
      write: (colors) => fill(colors, extrusions.count, (i) => palette[extrusions.role[i]!]!),
      legend: [...used].slice(0, MOST_NAMED).map((role) => ({
        color: cssColor(palette[role]!),
        text: roles[role]?.slice(0, MOST_LETTERS) || 'No role given',
      })),
    };
  }
  const value = {
    speed: (i: number) => extrusions.speed[i]!,
    flow: (i: number) => extrusions.flow[i]!,
    width: (i: number) => extrusions.ends[i * 8 + 3]!,
    'layer-time': (i: number) => layers[extrusions.layer[i]!]!.time_s,
  }[coloring];
  const [least, most] = rangeOf(extrusions.count, value);
  const shades = Array.from({ length: 256 }, (_, i) => scaleColor(i / 255, dark));
  const scale = most > least ? 255 / (most - least) : 0;
  const shadeOf = (amount: number): Rgb =>
    shades[Math.min(255, Math.max(0, Math.round((amount - least) * scale))) || 0]!;
  const steps = most > least ? [0, 0.25, 0.5, 0.75, 1] : [0];
  return {
    write: (colors) => fill(colors, extrusions.count, (i) => shadeOf(value(i))),
    legend: steps.map((step) => {
      const amount = least + (most - least) * step;
      const digits = most < 10 ? 2 : most < 100 ? 1 : 0;
      return {
        color: cssColor(shadeOf(amount)),
        text: `${amount.toFixed(digits)} ${COLORINGS[coloring].unit}`,
      };
    }),
  };
};

const fill = (colors: Uint8Array, count: number, of: (i: number) => Rgb): void => {
  for (let i = 0; i < count; i++) {
    const color = of(i);
    colors[i * 4] = color[0];
    colors[i * 4 + 1] = color[1];
    colors[i * 4 + 2] = color[2];
  }
};

const rangeOf = (count: number, value: (i: number) => number): readonly [number, number] => {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const amount = value(i);
    if (!Number.isFinite(amount)) continue;
    if (amount < least) least = amount;
    if (amount > most) most = amount;
  }
  return least > most ? [0, 0] : [least, most];
};
