// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../polygons/polygon.ts';

/** Where a layer lies, mm above the bed. */
export interface LayerPlan {
  readonly index: number;
  readonly bottom: number;
  /** Top of the layer: where the nozzle is while it prints. */
  readonly top: number;
  /** `top - bottom` */
  readonly height: number;
  /** The height whose cross-section the layer reproduces: its middle. */
  readonly plane: number;
}

/** One object's cross-section at one layer, compensated and simplified: what has to be filled. */
export interface SlicedLayer extends LayerPlan {
  readonly section: Polygons;
}

/** Layers `from` to, but not including, `to` of an object. */
export interface LayerRange {
  readonly from: number;
  readonly to: number;
}
