// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionName } from '../../../designs/library/reference.ts';
import type { VersionRecord } from '../../../designs/library/version-record.ts';
import type { PlateFields } from '../design/make-form.tsx';
import { lastOf, ownOf, plateQuery, readPlate, readQuery, type Query } from './plate-address.ts';

/** What a design's page hands on to the page of plates, from an address that leads from there. */
export const plateFields = (query: Query, record: VersionRecord): PlateFields => {
  const before = readPlate(readQuery(lastOf(query['plate'])));
  const at = lastOf(query['at']);
  return {
    design: versionName(record),
    query: plateQuery(before).toString(),
    at: Number(at) - 1 in before.designs ? at : '',
    counts: Object.fromEntries(
      Object.entries(ownOf(query)).filter(([name]) => /^(copies|part\.)/.test(name)),
    ),
  };
};
