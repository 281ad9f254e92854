// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh, Rgba } from '../mesh/mesh.ts';

/** What a design returned, made plain. `name` is unique among the shapes and fit for a file name. */
export type Shape = Solid | Section | Path;

/** A closed, consistently oriented 3D body of positive volume. */
export interface Solid {
  readonly kind: 'solid';
  readonly name: string;
  /** Whether the designer gave the name (a key or `name`), or the evaluator did (`part-1`). */
  readonly named: boolean;
  readonly color?: Rgba;
  readonly mesh: Mesh;
}

/** A 2D area: rings of x y in mm, stride 2, not closed by repetition; outer CCW, holes CW. */
export interface Section {
  readonly kind: 'section';
  readonly name: string;
  readonly named: boolean;
  readonly color?: Rgba;
  readonly rings: readonly Float64Array[];
}

/** A 2D line: x y in mm, stride 2. */
export interface Path {
  readonly kind: 'path';
  readonly name: string;
  readonly named: boolean;
  readonly color?: Rgba;
  readonly points: Float64Array;
  readonly closed: boolean;
}

/** The solids among shapes, in their order. */
export const solidsIn = (shapes: readonly Shape[]): Solid[] =>
  shapes.filter((shape): shape is Solid => shape.kind === 'solid');
