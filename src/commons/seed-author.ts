// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Under whose name the designs stand that fabcommons brings along. */
export const SEED_AUTHOR = 'fabcommons';
