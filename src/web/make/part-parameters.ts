// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

type Parameters = Readonly<Record<string, unknown>>;

/**
 * What the parameters of the part are: those of the address and of the `#customize` form at first,
 * then what `part-changed` says. `changed` hears of each change, `changing` of each input before it
 * was computed; a `changed` follows.
 */
export const followParameters = (changed: () => void, changing: () => void): (() => Parameters) => {
  const customize = document.querySelector('#customize');
  let current: Parameters = parametersOf(new URLSearchParams(location.search));
  if (customize instanceof HTMLFormElement) {
    const fields = [...new FormData(customize)].filter(([, value]) => typeof value === 'string');
    current = { ...current, ...parametersOf(fields as [string, string][]) };
  }
  let follows = false;
  customize?.addEventListener('input', () => {
    if (follows) changing();
  });
  customize?.addEventListener('part-changed', (event) => {
    follows = true;
    const { parameters } = (event as CustomEvent<{ readonly parameters?: Parameters }>).detail;
    if (parameters === undefined) return;
    current = parameters;
    changed();
  });
  return () => current;
};

const parametersOf = (pairs: Iterable<readonly [string, string]>): Parameters =>
  Object.fromEntries(
    [...pairs]
      .filter(([name]) => name.startsWith('p.'))
      .map(([name, value]) => [name.slice(2), value]),
  );
