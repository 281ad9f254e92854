// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../designs/license/notice.ts';
import { singleLine } from '../designs/license/single-line.ts';
import { toSlug } from '../designs/slug.ts';
import type { SlicingContext } from './toolpath/layer-tasks.ts';
import { digest } from '../shared/digest.ts';
import { asWarning, success, type Outcome, type Problem } from '../shared/problem.ts';
import type { Solid } from './evaluate/shape.ts';
import { readMesh } from './formats/read/read-mesh.ts';
import type { ReadMeshes } from './formats/read/read-result.ts';
import { checkMesh } from './mesh/check-mesh.ts';
import { repair } from './mesh/repair/repair.ts';
import { summarize, type MeshSummary } from './mesh/summary.ts';
import { print, type Fabricator, type Printed } from './print.ts';
import { GENERATOR } from './version.ts';

export interface SliceRequest {
  /** Name without folder; its ending tells the format. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fabricator: Fabricator;
}

export interface Slice extends Printed {
  readonly notice: Notice;
  readonly slug: string;
  readonly meshes: readonly MeshSummary[];
}

/**
 * A mesh file of any origin → G-code. Damage is repaired as far as possible and told as warnings;
 * a mesh that stays open is sliced all the same, gaps closed layer by layer, with a warning.
 */
export const sliceFile = (request: SliceRequest, context: SlicingContext = {}): Outcome<Slice> => {
  const { fileName, bytes } = request;
  const read = readMesh(bytes, fileName);
  if (!read.ok) return read;
  const problems: Problem[] = [...read.problems];
  const slug = toSlug(fileName.replace(/\.[^.]*$/, ''));
  const solids = read.value.meshes.map(({ name, mesh }, i): Solid => {
    const repaired = repair(mesh, name);
    problems.push(...repaired.problems, ...checkMesh(repaired.mesh, name).map(asWarning));
    return { kind: 'solid', name: name || `part-${i + 1}`, named: false, mesh: repaired.mesh };
  });
  const notice = noticeOf(fileName, slug, bytes, read.value);
  const printed = print(solids, {}, 'keep', request.fabricator, slug, notice, context);
  if (!printed.ok) return { ok: false, problems: [...problems, ...printed.problems] };
  return success({ ...printed.value, notice, slug, meshes: solids.map(summarize) }, [
    ...problems,
    ...printed.problems,
  ]);
};

/** A mesh carries no manifest; what notice it has is passed on as what the G-code derives from. */
const noticeOf = (
  fileName: string,
  slug: string,
  bytes: Uint8Array,
  { notice = [] }: ReadMeshes,
): Notice => ({
  title: singleLine(fileName),
  design: slug,
  version: '0',
  copyright: [],
  authors: [],
  license: 'NOASSERTION',
  digest: digest(bytes),
  changed: [],
  derivedFrom: notice.map((line) => singleLine(line)),
  generator: GENERATOR,
});
