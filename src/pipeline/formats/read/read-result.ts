// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../../mesh/mesh.ts';
import { error, type Problem } from '../../../shared/problem.ts';

/** One body of a file, welded, not yet checked to be closed. */
export interface NamedMesh {
  readonly name: string;
  readonly mesh: Mesh;
}

export interface ReadMeshes {
  readonly meshes: readonly NamedMesh[];
  /** Lines that say who and which license, as the file has them. */
  readonly notice?: readonly string[];
}

/** How much a reader takes in before it refuses. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxTriangles: number;
}

export const READ_LIMITS: ReadLimits = { maxBytes: 600_000_000, maxTriangles: 10_000_000 };

/** What stops a reader deep inside; caught once, in readMesh. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export const refuse = (
  code: string,
  message: string,
  hint: string,
  place: { readonly line?: number; readonly part?: string } = {},
): never => {
  throw new Refusal(error(code, message, { hint, where: place }));
};

const SMALLER = 'Reduce the number of triangles of the model (decimate or remesh it).';

export const tooManyTriangles = (found: number | string, limits: ReadLimits): never =>
  refuse(
    'format-too-many-triangles',
    `Expected at most ${limits.maxTriangles} triangles, found ${found}.`,
    SMALLER,
  );

/** Text says in many bytes what binary formats say in few: more would take too long. */
const MAX_TEXT_BYTES = 300_000_000;

export const checkTextLength = (bytes: Uint8Array): void => {
  if (bytes.length <= MAX_TEXT_BYTES) return;
  refuse(
    'format-too-large',
    `Expected at most ${MAX_TEXT_BYTES} bytes of text, found ${bytes.length}.`,
    'Export the model in a binary format (STL, 3MF, GLB).',
  );
};

/** More bodies than any plate holds. */
export const MAX_PARTS = 10_000;

export const tooManyParts = (): never =>
  refuse(
    'format-too-many-parts',
    `Expected at most ${MAX_PARTS} bodies, found more.`,
    'Join them, or divide the file.',
  );
