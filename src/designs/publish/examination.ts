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

/** What came of running a design once, in the sandbox. */
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
 * Runs a design with these parameter values, measures its solids and holds them against the laws
 * of meshes; a picture only where it is wanted. The gate is handed this function: how designs are
 * run is not its matter. Problems: those of evaluation, `mesh-…`.
 */
export type Examine = (
  design: Design,
  values: Readonly<Record<string, unknown>>,
  wanted: { readonly picture: boolean },
) => Promise<Outcome<Examination>>;
