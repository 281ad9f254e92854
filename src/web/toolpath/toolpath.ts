// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Segments of one sort, in the order of the file and so by layer: columns of equal length, except
 * `ends` with eight numbers a segment: x y z of its start (mm), width (mm), x y z of its end,
 * height (mm).
 */
export interface Segments {
  readonly count: number;
  readonly ends: Float32Array<ArrayBuffer>;
  /** Index into `Toolpath.roles`. */
  readonly role: Uint8Array<ArrayBuffer>;
  /** mm/s, as commanded. */
  readonly speed: Float32Array<ArrayBuffer>;
  /** mm³/s at that speed; 0 for what extrudes nothing. */
  readonly flow: Float32Array<ArrayBuffer>;
  /** s, with ramps. */
  readonly time: Float32Array<ArrayBuffer>;
  /** From 0; what comes before the first layer counts to it. */
  readonly layer: Uint32Array<ArrayBuffer>;
  /** Which move of the file it is, among all three sorts. */
  readonly move: Uint32Array<ArrayBuffer>;
}

/** What the readout says of a layer. */
export interface LayerFacts {
  /** mm, of its first extrusion. */
  readonly z: number;
  readonly time_s: number;
  readonly filament_mm: number;
  /** Its moves are `firstMove` … `firstMove + moves - 1`. */
  readonly firstMove: number;
  readonly moves: number;
}

type Corner = readonly [number, number, number];

/** A G-code file as it is drawn. */
export interface Toolpath {
  readonly extrusions: Segments;
  readonly travels: Segments;
  /** Filament drawn back and pushed again; mostly without a way. */
  readonly retractions: Segments;
  readonly moves: number;
  readonly layers: readonly LayerFacts[];
  readonly roles: readonly string[];
  /**
   * Of all extrusions whose role is known, so that a line for cleaning the nozzle does not count; of
   * all where none is. mm; undefined when there are none.
   */
  readonly bounds: readonly [Corner, Corner] | undefined;
  readonly density_g_mm: number;
}

/** The memory of a toolpath, to give away to another thread. */
export const buffersOf = (toolpath: Toolpath): ArrayBuffer[] =>
  [toolpath.extrusions, toolpath.travels, toolpath.retractions].flatMap((segments) =>
    [
      segments.ends,
      segments.role,
      segments.speed,
      segments.flow,
      segments.time,
      segments.layer,
      segments.move,
    ].map(({ buffer }) => buffer),
  );
