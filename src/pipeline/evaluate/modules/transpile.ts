// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../../../designs/design.ts';
import { error } from '../../../shared/problem.ts';
import { stackOverflow } from '../describe-error.ts';
import { Halt } from '../halt.ts';

/** Turns a file of a design into the body of a CommonJS function. */
export type Transpiler = (path: string, source: string) => string;

/**
 * Each line stays where it was. Plain CommonJS stays as it is, in sloppy mode; files with import or
 * export, and TypeScript, are transpiled, by code that is loaded only for designs with such files.
 * The transpiler throws Halt evaluate-syntax with file, line and column.
 */
export const loadTranspiler = async ({ files }: SourceBundle): Promise<Transpiler> => {
  const isAny = [...files].some(([path, bytes]) => {
    if (!/\.(?:[cm]?[jt]s|jscad)$/i.test(path)) return false;
    return TYPESCRIPT.test(path) || MODULE_SYNTAX.test(new TextDecoder().decode(bytes));
  });
  const sucrase = isAny ? await import('sucrase') : undefined;
  return (path, source) => {
    const typescript = TYPESCRIPT.test(path);
    if (!sucrase || (!typescript && !MODULE_SYNTAX.test(source))) return withoutHashbang(source);
    try {
      const { code } = sucrase.transform(withoutHashbang(source), {
        transforms: typescript ? ['typescript', 'imports'] : ['imports'],
        disableESTransforms: true,
        production: true,
        filePath: path,
      });
      return code.replace(/^"use strict";/, '');
    } catch (thrown) {
      if (thrown instanceof RangeError) throw new Halt(stackOverflow({ where: { file: path } }));
      throw new Halt(
        syntaxProblem(path, thrown instanceof Error ? thrown.message : String(thrown)),
      );
    }
  };
};

const TYPESCRIPT = /\.[cm]?ts$/i;

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
