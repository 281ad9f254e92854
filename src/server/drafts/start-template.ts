// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Library } from '../../designs/library/library.ts';
import { toSlug } from '../../designs/slug.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { createDraft } from './create-draft.ts';
import type { Draft, DraftStore } from './draft.ts';
import { TEMPLATES, templateFiles } from './templates/template-files.ts';

/** Until whoever made it chooses another one. */
const LICENSE = 'CERN-OHL-S-2.0';

export const templateBody = z.object({
  title: z.string().trim().min(1).max(120),
  template: z.enum(TEMPLATES.map(([name]) => name)).default('plate'),
  /** `author/slug` of a design of others, for a row of it. */
  module: z.string().trim().max(200).default(''),
});

/** A draft of a small design to change. Problems: of `templateFiles` and `createDraft`. */
export const startTemplate = async (
  drafts: DraftStore,
  library: Library,
  account: Account,
  { title, template, module }: z.output<typeof templateBody>,
): Promise<Outcome<Draft>> => {
  const slug = toSlug(title);
  const copyright = `${drafts.now().getFullYear()} ${account.name}`;
  const about = { title, slug, author: account.name, copyright, license: LICENSE };
  const files = await templateFiles(library, about, template, module);
  if (!files.ok) return files;
  return createDraft(drafts, account, { files: files.value, folderName: slug });
};
