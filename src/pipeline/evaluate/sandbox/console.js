// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
const MAX_TEXT = 2000;

/** A console whose lines go to the host. */
const makeConsole = () => {
  const write =
    (level) =>
    (...values) => {
      host.log(
        level,
        values
          .map((value) => textOf(value))
          .join(' ')
          .slice(0, MAX_TEXT),
      );
    };
  const nothing = () => undefined;
  return {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    trace: write('debug'),
    dir: write('log'),
    table: write('log'),
    group: write('log'),
    groupCollapsed: write('log'),
    groupEnd: nothing,
    time: nothing,
    timeLog: nothing,
    timeEnd: nothing,
    count: nothing,
    clear: nothing,
    assert: (holds, ...values) => {
      if (!holds) write('error')('Assertion failed:', ...values);
    },
  };
};

const textOf = (value) => {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return '[object]';
  }
};

export default makeConsole;
