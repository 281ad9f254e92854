// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { SourceBundle } from '../design.ts';
import { specifiersIn } from '../specifiers.ts';
import {
  codeRoot,
  isModuleRequest,
  type ModuleRequest,
  parseModuleRequest,
  requestKey,
} from './module-request.ts';

const CODE = /\.(js|mjs|cjs|ts|jscad)$/i;

/**
 * The modules of the commons that a design's own code requires by literal names, by their keys.
 * What its modules require came with them. Problem `module-malformed` with the file.
 */
export const requiredModules = (
  source: SourceBundle,
): Outcome<ReadonlyMap<string, ModuleRequest>> => {
  const requests = new Map<string, ModuleRequest>();
  const problems: Problem[] = [];
  for (const [file, bytes] of source.files) {
    if (!CODE.test(file) || codeRoot(file) !== '' || file.includes('node_modules/')) continue;
    for (const specifier of specifiersIn(new TextDecoder().decode(bytes))) {
      if (!isModuleRequest(specifier)) continue;
      const request = parseModuleRequest(specifier);
      if (request === undefined) problems.push(malformed(specifier, file));
      else requests.set(requestKey(request), request);
    }
  }
  return problems.length > 0 ? failure(...problems) : success(requests);
};

const malformed = (specifier: string, file: string) =>
  error(
    'module-malformed',
    `expected a module like commons:author/slug@^1.2, found "${specifier.slice(0, 120)}"`,
    { where: { file } },
  );
