// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  error,
  failure,
  type Outcome,
  type Problem,
  success,
  type Where,
} from '../../shared/problem.ts';
import type { SourceBundle } from '../design.ts';
import { placesIn } from '../specifiers.ts';
import {
  codeRoot,
  isModuleRequest,
  type ModuleRequest,
  parseModuleRequest,
  requestKey,
} from './module-request.ts';

const CODE = /\.(js|mjs|cjs|ts|jscad)$/i;

/** A module that code asks for, and the first place where it does. */
export interface RequiredModule {
  readonly request: ModuleRequest;
  readonly where: Where;
}

/**
 * The modules of the commons that a design's own code requires by literal names, by their keys.
 * What its modules require came with them. Problem `module-malformed` with file and line.
 */
export const requiredModules = (
  source: SourceBundle,
): Outcome<ReadonlyMap<string, RequiredModule>> => {
  const required = new Map<string, RequiredModule>();
  const problems: Problem[] = [];
  for (const [file, bytes] of source.files) {
    if (!CODE.test(file) || codeRoot(file) !== '' || file.includes('node_modules/')) continue;
    const text = new TextDecoder().decode(bytes);
    for (const [specifier, at] of placesIn(text)) {
      if (!isModuleRequest(specifier)) continue;
      const where = { file, line: text.slice(0, at).split('\n').length };
      const request = parseModuleRequest(specifier);
      if (request === undefined) problems.push(malformed(specifier, where));
      else if (!required.has(requestKey(request))) {
        required.set(requestKey(request), { request, where });
      }
    }
  }
  return problems.length > 0 ? failure(...problems) : success(required);
};

const malformed = (specifier: string, where: Where) =>
  error(
    'module-malformed',
    `expected a module like commons:author/slug@^1.2, found "${specifier.slice(0, 120)}"`,
    { where },
  );
