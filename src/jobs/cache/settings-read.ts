// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolveSettings } from '../../pipeline/fabricators/resolve.ts';
import type { Fabricator } from '../../pipeline/print.ts';

/** What a print reads of its fabricator: settings as resolved, however they came about. */
export const settingsRead = (fabricator: Fabricator): object => {
  const { printer, material, process, overrides } = fabricator;
  const settings = resolveSettings(fabricator);
  return settings.ok
    ? { settings: settings.value, remarks: settings.problems }
    : { raw: [printer.settings, material.settings, process.settings, overrides] };
};
