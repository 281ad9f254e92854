// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fetchModuleFrom } from '../../../commons/publish-tools.ts';
import { findVersion } from '../../../designs/library/find-version.ts';
import type { Library } from '../../../designs/library/library.ts';
import { parseReference } from '../../../designs/library/reference.ts';
import { vendorModules } from '../../../designs/modules/vendor-modules.ts';
import { type NewDesign, newDesign } from '../../../designs/new-design.ts';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import { designOf } from '../load-files.ts';
import { BOX_CODE } from './box.ts';
import { onModuleCode } from './on-module.ts';
import { PANEL_CODE } from './panel.ts';

/** What a draft may begin with, and what is said of it. */
export const TEMPLATES = [
  ['plate', 'A plate with a hole'],
  ['box', 'A box with a lid, in two parts'],
  ['panel', 'A flat panel for a laser cutter'],
  ['module', 'A row of a design of others'],
] as const;

export type TemplateName = (typeof TEMPLATES)[number][0];

/**
 * The files of a design to begin with. `module` names a design here (`author/slug`) that the last one
 * builds on; its source comes along, so that the editor can run it. Problems: `template-module-needed`,
 * those of `parseReference`, `findVersion` and `vendorModules`.
 */
export const templateFiles = async (
  library: Library,
  about: NewDesign,
  template: TemplateName,
  module_: string,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const texts = newDesign(about);
  const code = await codeOf(library, template, module_);
  if (!code.ok) return code;
  const own = code.value && { 'design.js': `${headOf(texts['design.js']!)}${code.value}` };
  const encoder = new TextEncoder();
  const files = new Map(
    Object.entries({ ...texts, ...own }).map(([path, text]) => [path, encoder.encode(text)]),
  );
  if (template !== 'module') return success(files);
  const design = await designOf(files, about.slug);
  if (!design.ok) return design;
  const fetchModule = fetchModuleFrom(async () => success(library));
  const complete = await vendorModules(design.value, fetchModule);
  return complete.ok ? success(new Map([...files, ...complete.value.source.files])) : complete;
};

/** Title, author and license of the code, the lines before the first empty one. */
const headOf = (code: string): string => code.slice(0, code.indexOf('\n\n') + 1);

/** Undefined where it is that of every new design. */
const codeOf = async (
  library: Pick<Library, 'db'>,
  template: TemplateName,
  module_: string,
): Promise<Outcome<string | undefined>> => {
  if (template !== 'module') {
    return success(template === 'box' ? BOX_CODE : template === 'panel' ? PANEL_CODE : undefined);
  }
  if (module_ === '') return failure(moduleNeeded());
  const reference = parseReference(module_);
  if (!reference.ok) return reference;
  const found = await findVersion(library, reference.value);
  if (!found.ok) return found;
  const { author, slug, version } = found.value.record;
  return success(onModuleCode(`commons:${author}/${slug}@^${version}`));
};

const moduleNeeded = () =>
  error('template-module-needed', 'expected the design to build on, found none', {
    hint: 'its name stands in the address of its page, like ada/hook',
  });
