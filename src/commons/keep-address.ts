// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { keepCustomization } from '../designs/library/customizations.ts';
import type { Library } from '../designs/library/library.ts';
import { versionName } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { changedValues } from '../designs/parameters/changed-values.ts';
import type { ParameterSchema, ParameterValues } from '../designs/parameters/schema.ts';

/** The address that changed parameters of a version have from now on; undefined where none were changed. */
export const keepAddress = async (
  library: Library,
  record: VersionRecord,
  schema: ParameterSchema,
  values: ParameterValues,
): Promise<string | undefined> => {
  const changed = changedValues(schema, values);
  if (Object.keys(changed).length === 0) return undefined;
  const version = versionName(record);
  const { id } = await keepCustomization(library, version, changed);
  return `${version}~${id}`;
};
