// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSHandle } from 'quickjs-emscripten-core';
import type { HostState } from './state.ts';

/** What may cross from the sandbox: nothing else is looked at. Buffers are copies. */
export type GuestValue = string | number | ArrayBuffer | undefined;
export type HostAnswer = string | number | ArrayBuffer | QuickJSHandle | undefined;

/** A function that the sandbox may call. It checks its arguments: design code may reach it. */
export type HostFunction = (state: HostState, ...args: GuestValue[]) => HostAnswer;
export type HostFunctions = Readonly<Record<string, HostFunction>>;
