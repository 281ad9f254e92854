// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../../designs/license/single-line.ts';
import { translation, type Matrix } from '../../mesh/transform.ts';
import type { Mesh } from '../../mesh/mesh.ts';
import { weld } from '../../mesh/weld.ts';
import { FloatList, IndexList } from './growing.ts';
import { refuse, tooManyTriangles, type ReadLimits } from './read-result.ts';
import { readXml } from './read-xml.ts';

/** An object placed: by a build item or as another object's component. */
export interface Reference {
  readonly objectId: string;
  /** The model part it lies in; absent: the same. */
  readonly path?: string;
  readonly matrix: Matrix;
}

export interface ModelObject {
  readonly name: string;
  readonly type: string;
  /** In the model's unit. */
  readonly mesh: Mesh;
  readonly components: readonly Reference[];
}

export interface ModelPart {
  /** mm of one unit. */
  readonly unit: number;
  readonly objects: ReadonlyMap<string, ModelObject>;
  readonly items: readonly Reference[];
  readonly notice: readonly string[];
}

const UNITS: Readonly<Record<string, number>> = {
  micron: 0.001,
  millimeter: 1,
  centimeter: 10,
  inch: 25.4,
  foot: 304.8,
  meter: 1000,
};
const IDENTITY = translation(0, 0, 0);
// A plate of several designs has the notice of each.
const MOST_METADATA = 1000;
const LONGEST_METADATA = 1000;

type Attributes = Readonly<Record<string, string>>;

/** One model part of a 3MF package, read in one pass. */
export const readModel = (bytes: Uint8Array, path: string, limits: ReadLimits): ModelPart => {
  const objects = new Map<string, ModelObject>();
  const items: Reference[] = [];
  const notice: string[] = [];
  const ofObjects = new Set<string>();
  let ofObject: string[] | undefined;
  let unit = 1;
  let heading: Attributes = {};
  let positions = new FloatList();
  let triangles = new IndexList();
  let components: Reference[] = [];
  let metadata: { name: string; text: string } | undefined;

  const open: Record<string, (attributes: Attributes) => void> = {
    model: (attributes) => {
      unit = UNITS[attributes['unit'] ?? 'millimeter'] ?? bad(`the unit "${attributes['unit']}"`);
    },
    metadata: ({ name = '' }) => {
      metadata = { name: name.slice(name.indexOf(':') + 1), text: '' };
    },
    object: (attributes) => {
      heading = attributes;
      positions = new FloatList();
      triangles = new IndexList();
      components = [];
      ofObject = [];
    },
    vertex: (attributes) => {
      for (const axis of ['x', 'y', 'z']) positions.push(coordinate(attributes[axis]));
    },
    triangle: (attributes) => {
      for (const corner of ['v1', 'v2', 'v3']) {
        triangles.push(vertexIndex(attributes[corner], positions.length / 3));
      }
      if (triangles.length / 3 > limits.maxTriangles) tooManyTriangles('more', limits);
    },
    component: (attributes) => components.push(reference(attributes)),
    item: (attributes) => items.push(reference(attributes)),
  };
  const close: Record<string, () => void> = {
    object: () => {
      const { id = '', name = '', type = 'model' } = heading;
      if (objects.has(id)) bad(`two objects with the id ${id}`);
      objects.set(id, {
        name: singleLine(name, 200),
        type,
        mesh: weld(positions.take(), { triangles: triangles.take() }),
        components,
      });
      const told = ofObject?.join('\n') ?? '';
      // Copies of one part say the same.
      if (!ofObjects.has(told)) notice.push(...(ofObject ?? []));
      ofObjects.add(told);
      ofObject = undefined;
    },
    metadata: () => {
      const text = metadata && singleLine(metadata.text, LONGEST_METADATA);
      if (metadata && text && notice.length < MOST_METADATA) {
        (ofObject ?? notice).push(`${singleLine(metadata.name, 100)}: ${text}`);
      }
      metadata = undefined;
    },
  };
  readXml(bytes, path, {
    open: (name, attributes) => {
      if (Object.hasOwn(open, name)) open[name]!(attributes);
    },
    close: (name) => {
      if (Object.hasOwn(close, name)) close[name]!();
    },
    text: (text) => {
      if (metadata && metadata.text.length < LONGEST_METADATA) metadata.text += text;
    },
  });
  return { unit, objects, items, notice };
};

const reference = (attributes: Attributes): Reference => {
  const objectId = attributes['objectid'] ?? bad('a reference without objectid');
  const pathName = Object.keys(attributes).find((name) => name.endsWith(':path'));
  const path = pathName && attributes[pathName]!.replace(/^\/+/, '');
  return { objectId, matrix: matrixOf(attributes['transform']), ...(path && { path }) };
};

/** 3MF writes the matrix for row vectors, column by column of ours. */
const matrixOf = (text: string | undefined): Matrix => {
  if (text === undefined) return IDENTITY;
  const n = text.trim().split(/\s+/).map(Number);
  if (n.length !== 12 || !n.every(Number.isFinite)) bad(`the transform "${text.slice(0, 80)}"`);
  const column = (i: number) => [n[i]!, n[i + 3]!, n[i + 6]!, n[i + 9]!] as const;
  return [...column(0), ...column(1), ...column(2)];
};

const coordinate = (text: string | undefined): number => {
  const value = Math.fround(text === undefined || text.trim() === '' ? NaN : Number(text));
  if (Number.isFinite(value)) return value;
  return refuse(
    'format-not-finite',
    `Expected a finite coordinate, found "${(text ?? '').slice(0, 60)}".`,
    'The program that wrote it is wrong; export the model again.',
  );
};

const vertexIndex = (text: string | undefined, count: number): number => {
  const index = text === undefined || text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  return bad(`the vertex "${(text ?? '').slice(0, 60)}" of ${count}`);
};

const bad = (found: string): never =>
  refuse('format-bad-model', `Expected a 3MF model, found ${found}.`, 'Export the model again.');
