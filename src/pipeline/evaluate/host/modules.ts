// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error } from '../../../shared/problem.ts';
import type { LogLine } from '../evaluator.ts';
import { Halt } from '../halt.ts';
import { DESIGN, resolveModule } from '../modules/resolve-module.ts';
import { pathArgument, textArgument } from './arguments.ts';
import type { HostFunctions } from './host-function.ts';
import type { GuestValue } from './values.ts';
import type { HostState } from './state.ts';

/** Characters of a line on the console. */
const MAX_LINE = 2_000;

/** Modules and files of the design, its console and its luck. */
export const moduleFunctions: HostFunctions = {
  random: ({ random }) => random(),
  log: ({ log, budgets }, level, text) => {
    if (log.length >= budgets.logLines) throw new Halt(tooMuchLog(budgets.logLines), true);
    log.push({ level: levelOf(level), text: textArgument(text).slice(0, MAX_LINE) });
    return undefined;
  },
  resolve: ({ bundle }, from, request) =>
    resolveModule(bundle, pathArgument(from), pathArgument(request)),
  compile: ({ compile }, path) => compile(pathArgument(path)),
  textOf: (state, path) => new TextDecoder().decode(fileOf(state, path)),
  bytesOf: (state, path) => fileOf(state, path).slice().buffer as ArrayBuffer,
  failWithoutMain: ({ bundle }) => {
    throw new Halt(withoutMain(bundle.entry));
  },
};

const fileOf = ({ bundle }: HostState, path: GuestValue): Uint8Array => {
  const bytes = bundle.files.get(pathArgument(path).slice(DESIGN.length));
  if (bytes) return bytes;
  throw new Halt(error('evaluate-module-missing', `Expected a file ${String(path)}.`));
};

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const levelOf = (value: GuestValue): LogLine['level'] =>
  LEVELS.find((level) => level === value) ?? 'log';

const tooMuchLog = (limit: number) =>
  error('evaluate-log', `Expected at most ${limit} lines on the console, found more.`, {
    hint: 'Log less: perhaps a console.log sits in a loop.',
  });

const withoutMain = (entry: string) =>
  error('evaluate-no-main', `Expected "${entry}" to export a function main, found none.`, {
    hint: 'End the design with: module.exports = { main }',
  });
