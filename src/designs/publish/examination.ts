// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Outcome } from '../../shared/problem.ts';
import type { Design } from '../design.ts';
import type { Measures, SolidMark } from '../library/version-record.ts';
import type { ParameterSchema, ParameterValues } from '../parameters/schema.ts';

/** One solid that came out. */
export interface SolidSummary {
  readonly name: string;
  readonly volume_mm3: number;
  readonly area_mm2: number;
  /** mm: least and greatest x, y, z. */
  readonly bounds: readonly [readonly [number, number, number], readonly [number, number, number]];
  readonly triangles: number;
  readonly closed: boolean;
}

/** What came of running a design in the sandbox with its defaults. */
export interface Examination {
  readonly schema: ParameterSchema;
  readonly values: ParameterValues;
  readonly measures: Measures;
  readonly solids: readonly SolidSummary[];
  readonly marks: readonly SolidMark[];
  /** A picture of the result, PNG. */
  readonly picture?: Uint8Array;
}

/**
 * Runs a design with its defaults, then with all least and all greatest values of its parameters
 * where these are others; holds every solid against the laws of meshes. The value is that of the
 * defaults. The gate is handed this function: how designs are run is not its matter.
 * Problems: those of evaluation, `mesh-…`; with the words of which values they came up.
 */
export type Examine = (design: Design) => Promise<Outcome<Examination>>;
