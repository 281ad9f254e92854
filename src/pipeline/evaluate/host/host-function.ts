// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { HostState } from './state.ts';
import type { GuestValue, HostAnswer } from './values.ts';

/** A function that the sandbox may call. It checks its arguments: design code may reach it. */
export type HostFunction = (state: HostState, ...args: GuestValue[]) => HostAnswer;
export type HostFunctions = Readonly<Record<string, HostFunction>>;
