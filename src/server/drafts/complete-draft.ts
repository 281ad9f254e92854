// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fetchModuleFrom } from '../../commons/publish-tools.ts';
import type { Design } from '../../designs/design.ts';
import type { Library } from '../../designs/library/library.ts';
import { vendorModules } from '../../designs/modules/vendor-modules.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import type { Draft, DraftStore } from './draft.ts';
import { draftDesign } from './load-files.ts';

/** The design with the modules that publishing would take along; a draft's own files stay as they are. */
export const withModules = (design: Design, library: Library): Promise<Outcome<Design>> =>
  vendorModules(
    design,
    fetchModuleFrom(async () => success(library)),
  );

/** A draft as it would be published. Problems: those of `draftDesign` and `vendorModules`. */
export const completeDraft = async (
  store: Pick<DraftStore, 'folder'>,
  library: Library,
  draft: Draft,
): Promise<Outcome<Design>> => {
  const design = await draftDesign(store, draft);
  return design.ok ? withModules(design.value, library) : design;
};
