// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Measures } from '../../designs/library/version-record.ts';
import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import type { SolidSummary } from '../../designs/publish/examination.ts';
import type { Problem } from '../../shared/problem.ts';

/** What the gate found of a draft. */
export interface Checked {
  /** It may be published as it is. */
  readonly passed: boolean;
  readonly findings: readonly Problem[];
  /** Where it ran, also when something else stops it. */
  readonly part?: {
    readonly schema: ParameterSchema;
    readonly measures: Measures;
    readonly solids: readonly SolidSummary[];
    /** Whether there is a picture of it. */
    readonly picture?: string;
  };
}
