// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findVersion } from '../designs/library/find-version.ts';
import { loadSource } from '../designs/library/load-source.ts';
import type { FindRecord } from '../designs/lineage/find-origins.ts';
import type { FetchModule } from '../designs/modules/vendor-modules.ts';
import type { Examine } from '../designs/publish/examination.ts';
import type { PublishTools } from '../designs/publish/publish-design.ts';
import { licenseText } from '../designs/read/license-text.ts';
import { success } from '../shared/problem.ts';
import type { RunTask } from '../jobs/task.ts';
import type { GetLibrary } from './get-library.ts';

/** What publishing needs from the library and from those who run designs. */
export const publishTools = (getLibrary: GetLibrary, run: RunTask): PublishTools => ({
  examine: examineBy(run),
  findRecord: findRecordIn(getLibrary),
  fetchModule: fetchModuleFrom(getLibrary),
  licenseText,
});

const examineBy =
  (run: RunTask): Examine =>
  (design) =>
    run({ kind: 'examine', design });

const findRecordIn =
  (getLibrary: GetLibrary): FindRecord =>
  async (reference) => {
    const library = await getLibrary(reference);
    if (!library.ok) return library;
    const found = await findVersion(library.value, reference);
    return found.ok ? success(found.value.record, found.problems) : found;
  };

/** Modules of the commons as they are in this library. */
export const fetchModuleFrom =
  (getLibrary: GetLibrary): FetchModule =>
  async (request) => {
    const library = await getLibrary(request);
    if (!library.ok) return library;
    const found = await findVersion(library.value, request);
    if (!found.ok) return found;
    const { record } = found.value;
    const source = await loadSource(library.value.blobs, record);
    if (!source.ok) return source;
    const { author, slug, version, digest, license } = record;
    return success(
      { author, slug, version, digest, license, source: source.value },
      found.problems,
    );
  };
