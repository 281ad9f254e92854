// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../designs/license/single-line.ts';

/** One line of printable ASCII: accents are dropped, what has no ASCII letter becomes `?`. */
export const asciiLine = (text: string): string =>
  singleLine(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\x20-\x7e]/gu, '?');
