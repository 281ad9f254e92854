// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import type { SolidMark } from '../../designs/library/version-record.ts';
import type { ParameterSchema, ParameterValues } from '../../designs/parameters/schema.ts';
import { movedLines } from '../../jobs/nodes/gcode-notice.ts';
import type { Artifact } from '../../jobs/store/store.ts';
import type { MeshSummary } from '../../pipeline/mesh/summary.ts';
import type { Production } from '../../pipeline/plate/production.ts';
import type { Outcome, Problem } from '../../shared/problem.ts';
import type { NamedFabricator } from '../plan/plan.ts';
import type { Answered } from './ask.ts';

/** A file of a variant, as it lies in the store. */
export interface MadeFile {
  /** File name without folder. */
  readonly name: string;
  readonly format: string;
  readonly artifact: Artifact;
  /** Where it comes before the bytes of the artifact: G-code. */
  readonly notice?: Notice;
  readonly fabricator?: NamedFabricator;
  readonly isReused: boolean;
}

/** What was made for one fabricator. */
export interface MadePrint {
  readonly fabricator: NamedFabricator;
  readonly production?: Production;
  readonly problems: readonly Problem[];
}

/** A variant as far as it went: what failed for one fabricator is there for the others. */
export interface MadeVariant {
  readonly schema: ParameterSchema;
  readonly values: ParameterValues;
  readonly meshes: readonly MeshSummary[];
  /** What its solids are known by when their notice is lost. */
  readonly marks: readonly SolidMark[];
  readonly files: readonly MadeFile[];
  readonly prints: readonly MadePrint[];
  /** A picture for the report. */
  readonly picture?: Artifact;
  readonly problems: readonly Problem[];
  readonly isReused: boolean;
}

/** Also of single files and fabricators. */
export const allProblems = (outcome: Outcome<MadeVariant>): readonly Problem[] => [
  ...outcome.problems,
  ...(outcome.ok
    ? [...outcome.value.problems, ...outcome.value.prints.flatMap(({ problems }) => problems)]
    : []),
];

export const filesOf = ({ artifacts, isReused }: Answered<'write'>): readonly MadeFile[] =>
  artifacts.map((artifact) => ({
    name: artifact.name,
    format: artifact.format,
    artifact,
    isReused,
  }));

export const gcodesOf = (
  { artifacts, isReused }: Answered<'slice'>,
  fabricator: NamedFabricator,
  slug: string,
  notice: Notice,
): readonly MadeFile[] =>
  artifacts.map((artifact, i) => ({
    name: artifacts.length === 1 ? `${slug}.gcode` : `${slug}-plate-${i + 1}.gcode`,
    format: 'gcode',
    artifact,
    notice,
    fabricator,
    isReused,
  }));

/** Names are those of this fabricator, whoever else had the same settings. */
export const printOf = (
  sliced: Outcome<Answered<'slice'>>,
  named: NamedFabricator,
  notice: Notice,
): MadePrint => {
  const { printer, material, process } = named.fabricator;
  const names = { printer: printer.id, material: material.id, process: process.id };
  const problems = movedLines(sliced.problems, undefined, notice);
  return sliced.ok
    ? { fabricator: named, production: { ...sliced.value.value.production, ...names }, problems }
    : { fabricator: named, problems };
};
