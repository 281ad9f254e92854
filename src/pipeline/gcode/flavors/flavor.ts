// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What differs between firmwares in the commands that the writer gives. Each text is whole lines. */
export interface Flavor {
  readonly id: string;
  /** Whether printing and travel have accelerations of their own that stay set. */
  readonly separateTravel: boolean;
  /** mm/s², whole. */
  readonly printAcceleration: (acceleration: number) => string;
  readonly travelAcceleration: (acceleration: number) => string;
  /** Before the start template: which objects there are. */
  readonly defineObjects: (objects: readonly LabeledObject[]) => readonly string[];
  readonly startObject: (object: LabeledObject) => string;
  readonly endObject: (object: LabeledObject) => string;
}

export interface LabeledObject {
  readonly index: number;
  /** Letters, digits, `_` and `-` alone. */
  readonly name: string;
  /** mm */
  readonly center: readonly [number, number];
  readonly min: readonly [number, number];
  readonly max: readonly [number, number];
}
