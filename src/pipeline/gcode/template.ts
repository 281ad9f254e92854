// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../shared/number-text.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import {
  evaluate,
  isTrue,
  type TemplateContext,
  type TemplateValue,
} from './template-expression.ts';

// A tag in braces, or a name in brackets.
const TAG = /\{([^{}]*)\}|\[([a-z_]\w*)\]/gi;

const MOST_PROBLEMS = 20;

interface Branch {
  /** Whether the text around the whole `{if}` is printed. */
  readonly outer: boolean;
  readonly line: number;
  taken: boolean;
  live: boolean;
}

/**
 * A start, end or layer template with its placeholders filled in: `{name}`, `[name]`, arithmetic
 * `{layer_z + 10}`, and `{if a > b}…{elsif c}…{else}…{endif}`. Nothing is ever executed. Lines left
 * empty are dropped. Numbers have at most 5 decimals. Problem: `gcode-template` with the name of
 * the template as file, the line, and what was not understood.
 *
 * `renderTemplate("G1 Z{layer_z + 1}", { layer_z: 0.2 }, "layer_gcode")` → `G1 Z1.2`
 */
export const renderTemplate = (
  template: string,
  context: TemplateContext,
  name: string,
): Outcome<string> => {
  const problems: Problem[] = [];
  const branches: Branch[] = [];
  const isLive = (): boolean => branches.at(-1)?.live ?? true;
  let out = '';
  let line = 1;
  let end = 0;

  const report = (message: string, hint?: string, at = line): void => {
    if (problems.length >= MOST_PROBLEMS) return;
    problems.push(
      error('gcode-template', `${name}: ${message}`, {
        where: { file: name, line: at },
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  };
  const compute = (source: string, live: boolean): TemplateValue => {
    const result = evaluate(source, context, live);
    if (result.ok) return result.value;
    report(result.message, result.hint);
    return 0;
  };
  const control = (tag: string): boolean => {
    const [, word, rest] = /^\s*(if|elsif|else|endif)\b(.*)$/s.exec(tag) ?? [];
    if (word === undefined) return false;
    const current = branches.at(-1);
    if (word === 'if') {
      const outer = isLive();
      const taken = isTrue(compute(rest!, outer)) && outer;
      branches.push({ outer, line, taken, live: taken });
    } else if (current === undefined) {
      report(`{${word}} without {if}`);
    } else if (word === 'endif') {
      branches.pop();
    } else {
      const wanted = word === 'else' || isTrue(compute(rest!, current.outer && !current.taken));
      current.live = current.outer && !current.taken && wanted;
      current.taken ||= current.live;
    }
    return true;
  };

  for (const match of template.matchAll(TAG)) {
    const text = template.slice(end, match.index);
    if (isLive()) out += text;
    line += countBreaks(text);
    end = match.index + match[0].length;
    const tag = match[1] ?? match[2]!;
    if (!control(tag)) {
      const value = compute(tag, isLive());
      if (isLive()) out += show(value);
    }
    line += countBreaks(match[0]);
  }
  const tail = template.slice(end);
  if (isLive()) out += tail;
  for (const branch of branches) report('{if} without {endif}', undefined, branch.line);
  const brace = /[{}]/.exec(template.replace(TAG, (tag) => '\n'.repeat(countBreaks(tag))));
  if (brace !== null && problems.length === 0) report(`a lone ${brace[0]}`);
  return problems.length > 0 ? failure(...problems) : success(withoutBlankLines(out));
};

const show = (value: TemplateValue): string => {
  if (typeof value === 'number') return formatNumber(value, 5);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? value : value.map((part) => formatNumber(part, 5)).join(',');
};

const countBreaks = (text: string): number => text.split('\n').length - 1;

const withoutBlankLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
