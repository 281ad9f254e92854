// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';

/** UTF-16 code units of a primitive string in the sandbox, without copying it out. No design can change it. */
export const textLength = (context: QuickJSContext, text: QuickJSHandle): number =>
  context.getProp(text, 'length').consume((length) => context.getNumber(length));
