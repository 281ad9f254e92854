// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { didYouMean } from '../../shared/nearest-name.ts';

/** What a path may name. Mesh files have no fabricator: there those are empty. */
export const PLACEHOLDERS = [
  'author',
  'slug',
  'version',
  'variant',
  'fabricator',
  'printer',
  'material',
  'process',
  'format',
  'file',
] as const;

export type PathWords = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

/**
 * Whether a template is one: relative, within its folder, naming `{file}` in its last part, and
 * nothing that is unknown. Problem: `batch-output-template`.
 */
export const checkTemplate = (template: string, file: string): Outcome<string> => {
  const refuse = (message: string, hint: string): Outcome<never> =>
    failure(error('batch-output-template', `output: ${message}`, { hint, where: { file } }));
  const parts = template.split('/');
  if (template.startsWith('/') || /\\|^[a-z]:/i.test(template) || hasControls(template))
    return refuse('expected a path below --out, with / between its parts.', 'Begin with a name.');
  if (parts.some((part) => part.startsWith('.')))
    return refuse('expected no part that begins with a dot.', 'Nothing is written above --out.');
  for (const [, name = ''] of template.matchAll(/\{([^{}]*)\}/g))
    if (!(PLACEHOLDERS as readonly string[]).includes(name))
      return refuse(
        `expected one of ${PLACEHOLDERS.map((each) => `{${each}}`).join(' ')}, found {${name}}.`,
        didYouMean(name, PLACEHOLDERS),
      );
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, '')))
    return refuse('expected { and } in pairs.', 'Write {file}.');
  if (!parts.at(-1)!.endsWith('{file}'))
    return refuse('expected {file} at its end.', 'Like {slug}/{variant}/{fabricator}/{file}.');
  return success(template);
};

/**
 * The path of a file below the output folder: each placeholder as a word of letters, digits, dots,
 * hyphens and underscores, so that nothing that stands in a design or a plan leads out of it. Parts
 * that are empty fall away.
 */
export const outputPath = (template: string, words: PathWords): string =>
  template
    .split('/')
    .map((part) =>
      part
        .replace(/\{([^{}]*)\}/g, (_, name: keyof PathWords) => pathWord(words[name]))
        .replace(/^\.+/, ''),
    )
    .filter((part) => part !== '')
    .join('/');

const LONGEST = 100;

/** What a word may consist of in a file name on any system. */
export const pathWord = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._+-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, LONGEST);

const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);
