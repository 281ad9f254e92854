// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSHandle } from 'quickjs-emscripten-core';

/** What may cross from the sandbox: nothing else is looked at. Buffers are copies. */
export type GuestValue = string | number | ArrayBuffer | undefined;
export type HostAnswer = string | number | ArrayBuffer | QuickJSHandle | undefined;
