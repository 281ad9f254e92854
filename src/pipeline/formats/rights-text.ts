// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';

/**
 * Copyright and license in one phrase, for fields in the midst of other bytes. Without SPDX's
 * tags: scanners would take what follows in the file for a part of the license.
 */
export const rightsText = (notice: Notice): string =>
  [...notice.copyright.map((line) => `© ${line}`), `License: ${notice.license}`].join('; ');
