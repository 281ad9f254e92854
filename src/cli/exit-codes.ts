// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the process tells a script when it ends. */
export const EXIT = {
  done: 0,
  problems: 1,
  usage: 2,
  /** Of `batch`: some is done and some is not. */
  partly: 3,
  /** Of `verify`: it is what the library knows, nobody signed it; it only says so; nobody knows it. */
  matches: 4,
  claims: 5,
  unknown: 6,
  bug: 70,
  interrupted: 130,
} as const;
