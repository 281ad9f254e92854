// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { transform } from 'sucrase';
import { error } from '../../../shared/problem.ts';
import { Halt } from '../halt.ts';

/**
 * Design source as the body of a CommonJS function, each line where it was. Plain CommonJS stays
 * as it is, in sloppy mode; files with import or export, and TypeScript, are transpiled.
 * Throws Halt evaluate-syntax with file, line and column.
 */
export const transpile = (path: string, source: string): string => {
  const typescript = /\.[cm]?ts$/i.test(path);
  if (!typescript && !MODULE_SYNTAX.test(source)) return withoutHashbang(source);
  try {
    const { code } = transform(withoutHashbang(source), {
      transforms: typescript ? ['typescript', 'imports'] : ['imports'],
      disableESTransforms: true,
      production: true,
      filePath: path,
    });
    return code.replace(/^"use strict";/, '');
  } catch (thrown) {
    throw new Halt(syntaxProblem(path, thrown instanceof Error ? thrown.message : String(thrown)));
  }
};

/**
 * A statement, or call, that only an ES module may have. Errs toward transpiling: it is harmless.
 * Looks at each character a bounded number of times: runs of blank lines must not cost their square.
 */
const MODULE_SYNTAX =
  /^[^\S\n\r\u2028\u2029]*(?:import|export)\b|[;}]\s*(?:import|export)[\s{*]|\bimport\s*\(/m;

const withoutHashbang = (source: string): string =>
  source.replace(/^\uFEFF/, '').replace(/^#!/, '//');

const syntaxProblem = (file: string, text: string) => {
  const place = /\((\d+):(\d+)\)\s*$/.exec(text);
  const message = text
    .replace(/^Error transforming [^:]*:\s*/, '')
    .replace(/^sucrase:\s*/i, '')
    .replace(/\s*\(\d+:\d+\)\s*$/, '');
  return error('evaluate-syntax', `Syntax error: ${message}`, {
    where: {
      file,
      ...(place && { line: Number(place[1]), column: Number(place[2]) }),
    },
  });
};
