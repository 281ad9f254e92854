// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionName } from '../../../designs/library/reference.ts';
import type { VersionRecord } from '../../../designs/library/version-record.ts';

/** The page of a version: `/d/ada/hook@1.0.0`. */
export const pageAddress = (record: VersionRecord): string => `/d/${versionName(record)}`;

/** The document of a version that the islands evaluate. */
export const documentAddress = ({ author, slug, version }: VersionRecord): string =>
  `/api/v1/designs/${author}/${slug}/versions/${version}/design.json`;
