// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error } from '../../shared/problem.ts';
import type { SourceBundle } from '../../designs/design.ts';
import { seededRandom } from '../../shared/random.ts';
import type { LogLine, Budgets } from './evaluator.ts';
import type { GuestValue, HostAnswer, HostFunctions } from './guest/expose.ts';
import { openLedger } from './guest/ledger.ts';
import { Halt } from './halt.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { SolidOperation, SolidReference, SolidStore } from './kernel/solid-store.ts';
import { measurePolyhedron } from './kernel/measure-polyhedron.ts';
import { minkowskiSum } from './kernel/minkowski-sum.ts';
import { splitSolid } from './kernel/split-solid.ts';
import { DESIGN, resolveModule } from './modules/resolve-module.ts';
import { checkFinite, type Label, type Results } from './results.ts';
import { combineSections, sidesOf, type SectionOperation } from './sections/combine-sections.ts';
import {
  bytesArgument,
  pathArgument,
  polygonSoup,
  sectionSides,
  solidReferences,
  textArgument,
} from './guest/arguments.ts';
import { tooManyTriangles } from './kernel/solid-store.ts';

/** What the functions of one design work on. */
export interface HostState {
  readonly bundle: SourceBundle;
  readonly kernel: Kernel;
  readonly store: SolidStore;
  readonly budgets: Budgets;
  readonly log: LogLine[];
  readonly results: () => Results;
  /** Compiles a module's text in the interpreter and answers its function. */
  readonly compile: (path: string) => HostAnswer;
}

/** All that the sandbox can ask of its host. Arguments are checked: design code may reach these. */
export const hostFunctions = (state: HostState, seed: string): HostFunctions => {
  const { bundle, kernel, store, budgets, log } = state;
  const keep = openLedger(budgets.memoryBytes);
  const limit = (count: number): void => {
    if (count > budgets.triangles) {
      throw new Halt(tooManyTriangles(count, budgets.triangles), true);
    }
  };
  const numbersOf = (value: GuestValue, size: number): Float64Array => {
    const bytes = bytesArgument(value, 8 * size);
    limit(bytes.byteLength / (8 * size));
    keep(bytes.byteLength);
    return new Float64Array(bytes);
  };
  const limited = (value: GuestValue): SolidReference[] => {
    const operands = solidReferences(value);
    limit(operands.reduce((sum, each) => sum + Math.max(1, store.triangleCount(each)), 0));
    return operands;
  };
  const file = (path: GuestValue): Uint8Array => {
    const bytes = bundle.files.get(pathArgument(path).slice(DESIGN.length));
    if (!bytes)
      throw new Halt(error('evaluate-module-missing', `Expected a file ${String(path)}.`));
    return bytes;
  };
  return {
    random: seededRandom(seed),
    log: (level, text) => {
      if (log.length >= budgets.logLines) throw new Halt(tooMuchLog(budgets.logLines), true);
      log.push({ level: levelOf(level), text: textArgument(text).slice(0, MAX_LINE) });
      return undefined;
    },
    resolve: (from, request) => resolveModule(bundle, pathArgument(from), pathArgument(request)),
    compile: (path) => state.compile(pathArgument(path)),
    textOf: (path) => new TextDecoder().decode(file(path)),
    bytesOf: (path) => file(path).slice().buffer as ArrayBuffer,
    sendPolygons: (points, counts, colors) => {
      const soup = polygonSoup(points, counts, colors);
      limit(soup.counts.length);
      limit(soup.points.length / 9);
      keep(soup.points.byteLength + soup.counts.byteLength + (soup.colors?.byteLength ?? 0));
      return store.addPolygons(soup);
    },
    combineSolids: (operation, references, names) => {
      const known = namesOf(names);
      const operands = limited(references);
      return store.combine(operationOf(operation), operands, (index) =>
        operandName(operationOf(operation), index, known[index]),
      );
    },
    hullSolids: (references) => {
      const operands = limited(references);
      return store.hull(operands, (index) => operandName('hull', index, '')) ?? -1;
    },
    addSolids: (references) =>
      minkowskiSum(
        kernel,
        store,
        limited(references),
        (index) => operandName('minkowskiSum', index, ''),
        limit,
      ),
    measureSolid: (reference) => {
      const [solid] = limited(reference);
      const found = solid && measurePolyhedron(store.polyhedron(solid, 'a solid to measure'));
      return found?.buffer as ArrayBuffer | undefined;
    },
    splitSolid: (reference) => {
      const parts = store.derive(limited(reference), () => 'scission', splitSolid);
      return Float64Array.from(parts).buffer as ArrayBuffer;
    },
    combineSections: (operation, sides, counts) => {
      const areas = sectionSides(sides, counts);
      areas.forEach((area, i) => checkFinite(area, `area ${i + 1} of ${operationOf(operation)}`));
      limit(areas.reduce((sum, area) => sum + 1 + area.length / 4, 0));
      return sidesOf(combineSections(kernel, operationOf(operation), areas)).buffer as ArrayBuffer;
    },
    trianglesOf: (handle) => trianglesOf(store, handle),
    emitSolid: (label, reference) => {
      const [solid] = solidReferences(reference);
      if (solid) state.results().addSolid(labelOf(label), solid);
      return undefined;
    },
    emitSection: (label, sides) =>
      void state.results().addSection(labelOf(label), numbersOf(sides, 4)),
    emitPath: (label, points, closed) =>
      void state.results().addPath(labelOf(label), numbersOf(points, 2), closed === 1),
    emitUnknown: (type, name) =>
      void state
        .results()
        .addUnknown(textArgument(type).slice(0, 20), textArgument(name).slice(0, MAX_NAME)),
    failWithoutMain: () => {
      throw new Halt(withoutMain(bundle.entry));
    },
  };
};

/** Characters of a line on the console, and of what a design calls its parts. */
const MAX_LINE = 2_000;
const MAX_NAME = 200;

const namesOf = (value: GuestValue): readonly unknown[] => {
  const names: unknown = JSON.parse(textArgument(value));
  return Array.isArray(names) ? names : [];
};

const operandName = (operation: string, index: number, name: unknown): string =>
  typeof name === 'string' && name !== ''
    ? `"${name.slice(0, MAX_NAME)}"`
    : `solid ${index + 1} of ${operation}`;

const operationOf = (value: GuestValue): SolidOperation & SectionOperation => {
  if (value === 'union' || value === 'subtract' || value === 'intersect') return value;
  throw new TypeError('unknown operation');
};

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const levelOf = (value: GuestValue): LogLine['level'] =>
  LEVELS.find((level) => level === value) ?? 'log';

const trianglesOf = (store: SolidStore, handle: GuestValue): ArrayBuffer => {
  const reference: SolidReference = { fromKernel: true, number: Number(handle), matrix: IDENTITY };
  const { positions, triangles } = store.polyhedron(reference, 'a solid');
  const flat = new Float64Array(3 * triangles.length);
  triangles.forEach((vertex, i) => {
    for (let k = 0; k < 3; k++) flat[3 * i + k] = positions[3 * vertex + k]!;
  });
  return flat.buffer as ArrayBuffer;
};

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

const labelOf = (value: GuestValue): Label => {
  const { name, color } = JSON.parse(textArgument(value)) as { name?: unknown; color?: unknown };
  const label = typeof name === 'string' ? name.slice(0, MAX_NAME) : '';
  if (!Array.isArray(color) || color.length < 3) return { name: label };
  const parts = [0, 1, 2, 3].map((k) => (k < color.length ? Number(color[k]) : 1));
  if (!parts.every((part) => Number.isFinite(part))) return { name: label };
  const [r, g, b, a] = parts.map((part) => Math.min(1, Math.max(0, part)));
  return { name: label, color: [r!, g!, b!, a!] };
};

const tooMuchLog = (limit: number) =>
  error('evaluate-log', `Expected at most ${limit} lines on the console, found more.`, {
    hint: 'Log less: perhaps a console.log sits in a loop.',
  });

export const withoutMain = (entry: string) =>
  error('evaluate-no-main', `Expected "${entry}" to export a function main, found none.`, {
    hint: 'End the design with: module.exports = { main }',
  });
