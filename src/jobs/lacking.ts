// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const LACKING = /^(disk-full|store-.*|queue-(unreachable|no-worker|store-apart))$/;

/** Whether a Problem of this code says that room, a store or workers lack: whatever is tried meanwhile ends the same. */
export const isLacking = (code: string): boolean => LACKING.test(code);
