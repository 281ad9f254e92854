// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Command } from 'commander';

/** Told the exit code when a command is done. */
export type End = (code: number) => void;

/** Adds a command to the program. */
export type Register = (program: Command, end: End) => void;
