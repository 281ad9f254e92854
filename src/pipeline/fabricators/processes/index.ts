// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { DRAFT } from './draft.ts';
import { FINE } from './fine.ts';
import { STANDARD } from './standard.ts';
import { STRONG } from './strong.ts';

export const PROCESSES: readonly Profile[] = [DRAFT, STANDARD, FINE, STRONG];
