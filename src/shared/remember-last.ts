// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The same function, which does not work again when its arguments are those of the call before. */
export const rememberLast = <A extends readonly unknown[], T>(
  make: (...args: A) => T,
): ((...args: A) => T) => {
  let last: { readonly args: A; readonly answer: T } | undefined;
  return (...args) => {
    if (last === undefined || args.some((each, i) => each !== last!.args[i]))
      last = { args, answer: make(...args) };
    return last.answer;
  };
};
