// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a bead is for; decides width, speed, acceleration and fan. The names are the field's. */
export type Role =
  | 'External perimeter'
  | 'Perimeter'
  | 'Overhang perimeter'
  | 'Internal infill'
  | 'Solid infill'
  | 'Top solid infill'
  | 'Bridge infill'
  | 'Gap fill'
  | 'Skirt/Brim';

/**
 * One bead, laid without stopping; of constant width unless `shares` says otherwise.
 * `points`: x y in mm on the bed, stride 2; a loop repeats its first point at the end.
 */
export interface Extrusion {
  readonly kind: 'extrusion';
  readonly role: Role;
  readonly points: Float64Array;
  /** mm */
  readonly width: number;
  /** mm */
  readonly height: number;
  /** Volume laid down for each mm of way, mm³/mm (flow ratio included, extrusion multiplier not). */
  readonly mm3PerMm: number;
  /** What part of `mm3PerMm` each segment gets, one number for each; all of it where absent. */
  readonly shares?: Float64Array | undefined;
  /** mm/s */
  readonly speed: number;
  /** mm/s² */
  readonly acceleration: number;
  /** Index into `Toolpaths.objects`; -1 for skirt and brim. */
  readonly object: number;
}

/** A way without extruding, from where the last move ended to the last of `points`. */
export interface Travel {
  readonly kind: 'travel';
  readonly points: Float64Array;
  /** Filament is drawn back before and pushed forward after. */
  readonly retract: boolean;
  /**
   * The way back along the last bead on which the filament is drawn back, first to last, points as
   * in `points`; absent where that happens standing. Only with `retract`.
   */
  readonly wipe?: Float64Array | undefined;
  /** How far the nozzle is lifted meanwhile, mm; 0 when it stays. */
  readonly lift: number;
}

export type Move = Extrusion | Travel;

/** All moves of one layer, in order. */
export interface LayerToolpath {
  readonly index: number;
  /** Height of the nozzle over the bed = top of the layer, mm. */
  readonly z: number;
  /** Thickness of the layer, mm. */
  readonly height: number;
  /** Part fan in percent for bridges and for everything else. */
  readonly fan: number;
  readonly bridgeFan: number;
  readonly moves: readonly Move[];
}

/** Everything the machine is to do between start and end template. */
export interface Toolpaths {
  /** Names of what is printed, for labels and cancel-object. */
  readonly objects: readonly string[];
  readonly layers: readonly LayerToolpath[];
}
