// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const KEY = 'plate';

/** Query of the plate that this browser worked on last; empty where there is none. */
export const rememberedPlate = (): string => {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return ''; // Storage is off.
  }
};

export const rememberPlate = (query: string): void => {
  try {
    if (query === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, query);
  } catch {
    // Storage is off or full: nothing is remembered, the address has it all the same.
  }
};

/** The plate in a query of its page, without what is asked of that page beside. */
export const plateIn = (search: string): string => {
  const query = new URLSearchParams(search);
  for (const name of ['q', 'show']) query.delete(name);
  return [...query.keys()].some((name) => /^\d+$/.test(name)) ? query.toString() : '';
};
