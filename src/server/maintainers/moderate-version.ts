// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { deprecate, takeDown, unyank, yank } from '../../designs/library/moderate.ts';
import { parseReference } from '../../designs/library/reference.ts';
import type { Library } from '../../designs/library/library.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';

const MODERATIONS = { yank, unyank, deprecate, 'take-down': takeDown } as const;
export type Moderation = keyof typeof MODERATIONS;

/** Shown to everybody beside the version. */
export const reason = z.string().trim().min(1).max(1000);

/**
 * Does one of these to a version, in somebody's name. Problems: those of `parseReference` and
 * `findVersion`.
 */
export const moderateVersion = async (
  library: Library,
  account: Account,
  what: Moderation,
  version: string,
  why: string,
): Promise<Outcome<string>> => {
  const reference = parseReference(version);
  if (!reference.ok) return reference;
  return MODERATIONS[what](library, reference.value, { who: account.name, reason: why });
};
