// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whether a place belongs to the result, by how often each operand winds around it. */
export type Inside = (first: number, second: number) => boolean;
