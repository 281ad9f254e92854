// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Orientation } from '../../pipeline/mesh/orient.ts';

/** What the maker chose in the "Make it" form. */
export interface Choice {
  readonly printer: string;
  readonly material: string;
  readonly process: string;
  readonly orient: string;
  readonly copies: number;
  readonly where: 'here' | 'server';
}

const FIELDS = ['printer', 'material', 'process', 'orient', 'copies', 'where'] as const;
const KEY = 'make';

const fieldOf = (
  form: HTMLFormElement,
  name: string,
): HTMLInputElement | HTMLSelectElement | null => {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
};

export const readChoice = (form: HTMLFormElement): Choice => {
  const value = (name: string, otherwise: string): string =>
    fieldOf(form, name)?.value || otherwise;
  return {
    printer: value('printer', 'generic'),
    material: value('material', 'pla'),
    process: value('process', 'standard'),
    orient: value('orient', ''),
    copies: Math.min(1000, Math.max(1, Math.round(Number(value('copies', '1'))) || 1)),
    where: value('where', 'here') === 'server' ? 'server' : 'here',
  };
};

/** Keeps machine, filament and ways for the next design; copies belong to this one alone. */
export const rememberChoice = (choice: Choice): void => {
  const { printer, material, process, orient, where } = choice;
  const kept = { printer, material, process, orient, where };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is off or full: nothing is remembered.
  }
};

/** Puts remembered values into the form, those that it offers. An address that says so wins. */
export const restoreChoice = (form: HTMLFormElement, address: URLSearchParams): void => {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return;
  }
  if (typeof kept !== 'object' || kept === null) return;
  for (const name of FIELDS) {
    const value = (kept as Record<string, unknown>)[name];
    const field = fieldOf(form, name);
    if (typeof value !== 'string' || address.has(name) || !(field instanceof HTMLSelectElement))
      continue;
    if ([...field.options].some((option) => option.value === value)) field.value = value;
  }
};

/** `keep`, `auto`, `90,0,0`; anything else: as the design's hint says. */
export const orientationOf = (orient: string): Orientation | undefined => {
  if (orient === 'keep' || orient === 'auto') return orient;
  const angles = orient.split(',').map(Number);
  return orient !== '' && angles.length === 3 && angles.every(Number.isFinite)
    ? (angles as unknown as [number, number, number])
    : undefined;
};
