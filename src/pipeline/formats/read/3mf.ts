// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { compose, determinant, transform, type Matrix } from '../../mesh/transform.ts';
import { readModel, type ModelPart, type Reference } from './3mf-model.ts';
import { openArchive } from './3mf-archive.ts';
import {
  MAX_PARTS,
  refuse,
  tooManyParts,
  tooManyTriangles,
  type NamedMesh,
  type ReadLimits,
  type ReadMeshes,
} from './read-result.ts';

const DEEPEST = 16;

/**
 * 3MF: every build item with its components and transforms applied, in mm. Objects may lie in
 * several model parts (production extension). Colors, textures and slices are passed over, as are
 * objects of type `support` and `other`.
 * Problems: format-bad-zip, format-bad-xml, format-bad-model, format-too-large, format-empty,
 * format-not-finite, format-too-many-triangles, format-too-many-parts.
 */
export const read3mf = (bytes: Uint8Array, name: string, limits: ReadLimits): ReadMeshes => {
  const archive = openArchive(bytes);
  const models = new Map<string, ModelPart>();
  for (const [path, part] of archive.models) models.set(path, readModel(part, path, limits));
  const root = models.get(archive.start);
  if (!root) return badModel(`Expected the model ${archive.start}, found none.`);

  const meshes: NamedMesh[] = [];
  let triangles = 0;
  let visits = 0;
  const place = (reference: Reference, path: string, matrix: Matrix, depth: number): void => {
    if (depth > DEEPEST) badModel(`Expected components nested up to ${DEEPEST} deep, found more.`);
    if (++visits > MAX_PARTS) tooManyParts();
    const model = models.get(reference.path ?? path);
    const object = model?.objects.get(reference.objectId);
    if (!model || !object) {
      return badModel(`Expected an object with the id ${reference.objectId}, found none.`);
    }
    if (object.type === 'support' || object.type === 'other') return;
    if (object.mesh.triangles.length > 0) {
      triangles += object.mesh.triangles.length / 3;
      if (triangles > limits.maxTriangles) tooManyTriangles('more', limits);
      meshes.push({ name: object.name || name, mesh: finite(transform(object.mesh, matrix)) });
    }
    for (const component of object.components) {
      const below = compose(matrix, component.matrix);
      place(component, reference.path ?? path, below, depth + 1);
    }
  };
  for (const item of root.items) {
    if (determinant(item.matrix) === 0) badModel('Expected a transform, found one that flattens.');
    place(item, archive.start, compose(unitScale(root), item.matrix), 0);
  }
  if (triangles === 0) {
    refuse('format-empty', 'Expected triangles, found a 3MF of none.', 'Export the model again.');
  }
  return { meshes, ...(root.notice.length > 0 && { notice: root.notice }) };
};

const unitScale = ({ unit }: ModelPart): Matrix => [unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, unit, 0];

const badModel = (message: string): never =>
  refuse('format-bad-model', message, 'Export the model again.');

const finite = (mesh: NamedMesh['mesh']): NamedMesh['mesh'] => {
  const value = mesh.positions.find((each) => !Number.isFinite(each));
  if (value === undefined) return mesh;
  const message = `Expected finite coordinates, found ${value} after the transform.`;
  return refuse('format-not-finite', message, 'Export the model again.');
};
