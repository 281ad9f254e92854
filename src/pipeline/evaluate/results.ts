// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem } from '../../shared/problem.ts';
import type { Rgba } from '../mesh/mesh.ts';
import { isBalanced } from '../mesh/topology.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { SolidReference } from './kernel/entries.ts';
import type { SolidStore } from './kernel/solid-store.ts';
import { Halt } from './halt.ts';
import type { Budgets } from './evaluator.ts';
import { nameShapes } from './name-shapes.ts';
import { combineSections } from './sections/combine-sections.ts';
import type { Path, Section, Shape, Solid } from './shape.ts';
import { signedVolume } from './solids/close-polygons.ts';
import { finishMesh } from './solids/finish-mesh.ts';

type Unnamed<T> = Omit<T, 'name' | 'named'>;
type UnnamedShape = Unnamed<Solid> | Unnamed<Section> | Unnamed<Path>;

/** What the sandbox says about a geometry it hands over; checked here. */
export interface Label {
  readonly name: string;
  readonly color?: Rgba;
}

/** Takes what `main` returned, geometry by geometry. */
export interface Results {
  addSolid(label: Label, reference: SolidReference): void;
  addSection(label: Label, sides: Float64Array): void;
  addPath(label: Label, points: Float64Array, closed: boolean): void;
  addUnknown(type: string, name: string): void;
  /** The shapes with unique names; `problems` may hold evaluate-empty as an error. */
  finish(): { readonly shapes: readonly Shape[]; readonly problems: readonly Problem[] };
}

/** Throws Halt: evaluate-solids, evaluate-triangles, evaluate-not-finite, evaluate-not-closed. */
export const collectResults = (kernel: Kernel, store: SolidStore, budgets: Budgets): Results => {
  const found: { label: string; shape: UnnamedShape }[] = [];
  const problems: Problem[] = [];
  let triangles = 0;
  let seen = 0;
  let unknown = 0;

  const count = (label: Label): string => {
    seen++;
    if (seen > budgets.solids) throw new Halt(tooManyShapes(budgets.solids), true);
    return label.name === '' ? `number ${seen} of the result` : `"${label.name}"`;
  };
  const skip = (name: string): void => {
    problems.push(warning('evaluate-empty-part', `Left out ${name}: it is empty.`));
  };
  const add = (label: Label, shape: UnnamedShape): void => {
    found.push({
      label: label.name,
      shape: { ...shape, ...(label.color && { color: label.color }) },
    });
  };

  return {
    addSolid: (label, reference) => {
      const name = count(label);
      triangles += store.triangleCount(reference);
      if (triangles > budgets.triangles) {
        throw new Halt(tooManyTriangles(triangles, budgets.triangles), true);
      }
      const polyhedron = store.polyhedron(reference, name);
      checkFinite(new Float32Array(polyhedron.positions), name);
      const mesh = finishMesh(polyhedron, label.color);
      if (mesh.triangles.length === 0 || !(signedVolume(polyhedron) > 0)) return skip(name);
      if (!isBalanced(mesh)) {
        throw new Halt(
          error('evaluate-not-closed', `Expected ${name} to be closed after rounding to Float32.`, {
            where: { part: name },
          }),
        );
      }
      return add(label, { kind: 'solid', mesh });
    },
    addSection: (label, sides) => {
      const name = count(label);
      checkFinite(sides, name);
      const rings = combineSections(kernel, 'union', [sides]).map((ring) =>
        Float64Array.from(ring.flat()),
      );
      if (rings.length === 0) return skip(name);
      return add(label, { kind: 'section', rings });
    },
    addPath: (label, points, closed) => {
      const name = count(label);
      checkFinite(points, name);
      if (points.length < 4) return skip(name);
      return add(label, { kind: 'path', points, closed });
    },
    addUnknown: (type, name) => {
      if (++unknown > budgets.solids) throw new Halt(tooManyShapes(budgets.solids), true);
      const place = name === '' ? '' : ` in "${name}"`;
      problems.push(
        warning(
          'evaluate-result-unknown',
          `Expected geometry${place}, found a value of type ${type}.`,
        ),
      );
    },
    finish: () => {
      if (found.length === 0) problems.push(nothingReturned(seen));
      const names = nameShapes(found.map(({ label }) => label));
      return { shapes: found.map(({ shape }, i) => ({ ...shape, ...names[i]! })), problems };
    },
  };
};

/** `values` are as they will be written: in Float32 for solids. Throws Halt evaluate-not-finite. */
export const checkFinite = (values: Float64Array | Float32Array, name: string): void => {
  const stray = values.find((value) => !Number.isFinite(value));
  if (stray === undefined) return;
  const message = `Expected numbers as coordinates of ${name}, found ${stray}.`;
  throw new Halt(
    error('evaluate-not-finite', message, {
      hint: 'Look for a division by zero or a missing parameter in its dimensions.',
      where: { part: name },
    }),
  );
};

const nothingReturned = (seen: number): Problem =>
  error(
    'evaluate-empty',
    seen === 0
      ? 'Expected main to return geometry, found nothing.'
      : `Expected main to return geometry, found only empty ones (${seen}).`,
    { hint: 'Return a geometry, a list of them, or an object of named ones.' },
  );

const tooManyShapes = (limit: number): Problem =>
  error('evaluate-solids', `Expected at most ${limit} geometries in the result, found more.`, {
    hint: 'Unite them, or build with a larger budget.',
  });

const tooManyTriangles = (found: number, limit: number): Problem =>
  error('evaluate-triangles', `Expected at most ${limit} triangles in all, found ${found}.`, {
    hint: 'Lower `segments`, or build with a larger budget.',
  });
