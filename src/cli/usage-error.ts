// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {}
