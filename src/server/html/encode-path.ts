// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A path of files as it stands in an address: each part encoded, the slashes left. */
export const encodePath = (path: string): string =>
  path.split('/').map(encodeURIComponent).join('/');
