// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error } from '../../shared/problem.ts';
import type { SourceBundle } from '../../designs/design.ts';
import { seededRandom } from '../../shared/random.ts';
import type { LogLine, Budgets } from './evaluator.ts';
import type { GuestValue, HostAnswer, HostFunctions } from './guest/expose.ts';
import { Halt } from './halt.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { SolidOperation, SolidReference, SolidStore } from './kernel/solid-store.ts';
import { DESIGN, resolveModule } from './modules/resolve-module.ts';
import type { Label, Results } from './results.ts';
import { combineSections, sidesOf, type SectionOperation } from './sections/combine-sections.ts';
import { polygonSoup, solidReferences, textArgument, bytesArgument } from './guest/arguments.ts';

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
  const file = (path: GuestValue): Uint8Array => {
    const bytes = bundle.files.get(textArgument(path).slice(DESIGN.length));
    if (!bytes)
      throw new Halt(error('evaluate-module-missing', `Expected a file ${String(path)}.`));
    return bytes;
  };
  return {
    random: seededRandom(seed),
    log: (level, text) => {
      if (log.length >= budgets.logLines) throw new Halt(tooMuchLog(budgets.logLines), true);
      log.push({ level: levelOf(level), text: textArgument(text) });
      return undefined;
    },
    resolve: (from, request) => resolveModule(bundle, textArgument(from), textArgument(request)),
    compile: (path) => state.compile(textArgument(path)),
    textOf: (path) => new TextDecoder().decode(file(path)),
    bytesOf: (path) => file(path).slice().buffer as ArrayBuffer,
    sendPolygons: (points, counts, colors) =>
      store.addPolygons(polygonSoup(points, counts, colors)),
    combineSolids: (operation, references, names) => {
      const known = JSON.parse(textArgument(names)) as unknown[];
      return store.combine(operationOf(operation), solidReferences(references), (index) =>
        operandName(operationOf(operation), index, known[index]),
      );
    },
    combineSections: (operation, sides, counts) =>
      sidesOf(
        combineSections(
          kernel,
          operationOf(operation),
          split(new Float64Array(bytesArgument(sides)), new Uint32Array(bytesArgument(counts))),
        ),
      ).buffer as ArrayBuffer,
    trianglesOf: (handle) => trianglesOf(store, handle),
    emitSolid: (label, reference) => {
      const [solid] = solidReferences(reference);
      if (solid) state.results().addSolid(labelOf(label), solid);
      return undefined;
    },
    emitSection: (label, sides) =>
      void state.results().addSection(labelOf(label), new Float64Array(bytesArgument(sides))),
    emitPath: (label, points, closed) =>
      void state
        .results()
        .addPath(labelOf(label), new Float64Array(bytesArgument(points)), closed === 1),
    emitUnknown: (type, name) =>
      void state.results().addUnknown(textArgument(type), textArgument(name)),
    failWithoutMain: () => {
      throw new Halt(withoutMain(bundle.entry));
    },
  };
};

const operandName = (operation: string, index: number, name: unknown): string =>
  typeof name === 'string' && name !== '' ? `"${name}"` : `solid ${index + 1} of ${operation}`;

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

const split = (values: Float64Array, counts: Uint32Array): Float64Array[] => {
  let at = 0;
  return Array.from(counts, (count) => values.subarray(at, (at += count)));
};

const labelOf = (value: GuestValue): Label => {
  const { name, color } = JSON.parse(textArgument(value)) as { name?: unknown; color?: unknown };
  const label = typeof name === 'string' ? name : '';
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
