// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Color } from 'three';

/** Colors of the scene; the ground itself is the page's. */
export interface Palette {
  readonly part: Color;
  readonly edge: Color;
  readonly grid: Color;
  readonly axis: Color;
}

/** The colors that the style sheet gives, for the scheme that is on. */
export const readPalette = (host: HTMLElement): Palette => {
  const style = getComputedStyle(host);
  const color = (property: string, otherwise: string): Color =>
    new Color(style.getPropertyValue(property).trim() || otherwise);
  return {
    part: color('--part', '#cdc8be'),
    edge: color('--part-edge', '#24211d'),
    grid: color('--bed', '#c4bfb6'),
    axis: color('--line-strong', '#8c867c'),
  };
};
