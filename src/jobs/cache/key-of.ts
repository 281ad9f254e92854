// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import { sha256 } from '../store/sealed-json.ts';

/** What something is kept under: the digest of all that decides it, 64 hex digits. */
export const keyOf = (read: unknown): string => sha256(canonicalJson(plainJson(read)));

/** As JSON; the numbers that JSON has no word for stay apart from each other and from null. */
const plainJson = (value: unknown): Json =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'number' && !Number.isFinite(each) ? { number: String(each) } : each,
    ),
  ) as Json;
