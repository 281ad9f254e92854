// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Does the work once nothing was asked for during `ms`, for what was asked last. */
export const debounce = <T>(ms: number, work: (value: T) => void): ((value: T) => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(value), ms);
  };
};
