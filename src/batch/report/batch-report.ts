// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterValue } from '../../designs/parameters/schema.ts';
import type { MeshSummary } from '../../pipeline/mesh/summary.ts';
import type { Production } from '../../pipeline/plate/production.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Published } from '../publish/publisher.ts';

/** How a build ended: `skipped` when the run ended before it. */
export type BuildStatus = 'built' | 'reused' | 'failed' | 'skipped';

/** What making a build takes on one fabricator. */
export interface PrintEntry {
  readonly fabricator: string;
  /** null where it failed. */
  readonly production: Production | null;
  readonly problems: readonly Problem[];
}

/** One design with one row of values. */
export interface BuildEntry {
  /** `author/slug` or slug; as the plan has it where it could not be read. */
  readonly design: string;
  readonly title: string;
  readonly version: string;
  readonly digest: string;
  readonly license: string;
  readonly variant: string;
  /** All values but passwords. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly status: BuildStatus;
  readonly outputs: readonly Published[];
  readonly prints: readonly PrintEntry[];
  readonly meshes: readonly MeshSummary[];
  /** Path of a picture, below the output folder. */
  readonly picture: string | null;
  readonly problems: readonly Problem[];
}

/** Of the build and of each of its prints. */
export const problemsOf = ({ problems, prints }: BuildEntry): readonly Problem[] => [
  ...problems,
  ...prints.flatMap((print) => print.problems),
];

/** Sums over everything that was built or reused. */
export interface Totals {
  readonly builds: number;
  readonly built: number;
  readonly reused: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of rows that have nothing to do with a design. */
  readonly left_out: number;
  readonly files: number;
  readonly bytes: number;
  readonly nodes_made: number;
  readonly nodes_reused: number;
  readonly time_s: number;
  readonly filament_mm: number;
  readonly mass_g: number;
  readonly energy_wh: number;
  readonly cost: number;
  /** Of all prints; empty where they have several: then the sum means little. */
  readonly currency: string;
}

/** What a run did: of every build what became of it and why. */
export interface BatchReport {
  readonly title: string;
  readonly plan: string;
  readonly generator: string;
  readonly builds: readonly BuildEntry[];
  readonly totals: Totals;
  /** How long the run took. */
  readonly seconds: number;
  readonly interrupted: boolean;
}
