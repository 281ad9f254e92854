// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { MeshSummary } from '../pipeline/mesh/summary.ts';
import type { Production } from '../pipeline/plate/production.ts';
import type { Problem } from '../shared/problem.ts';

/** The one document that `--json` prints; fields that a command has nothing for are null or empty. */
export interface JsonDocument {
  readonly design?: string;
  readonly version?: string;
  readonly digest?: string;
  readonly license?: string;
  readonly parameters?: unknown;
  readonly outputs?: readonly OutputEntry[];
  readonly meshes?: readonly MeshSummary[];
  readonly production?: Production;
  readonly log?: readonly unknown[];
  readonly problems: readonly Problem[];
  /** What a command has beside these. */
  readonly [more: string]: unknown;
}

export interface OutputEntry {
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
}

const EMPTY = {
  design: null,
  version: null,
  digest: null,
  license: null,
  parameters: null,
  outputs: [],
  meshes: [],
  production: null,
};

export const printJson = (document: JsonDocument): void => {
  const { problems, ...rest } = document;
  const full = { ...EMPTY, ...rest, problems: problems.map(plain) };
  process.stdout.write(`${JSON.stringify(full, null, 2)}\n`);
};

/** Every problem has the same fields, whether they say something or not. */
const plain = ({ code, severity, message, hint, where }: Problem) => ({
  code,
  severity,
  message,
  hint: hint ?? null,
  where: where ?? null,
});
