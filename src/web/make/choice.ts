// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ProfileKind } from '../../pipeline/fabricators/profile.ts';
import type { Orientation } from '../../pipeline/mesh/orient.ts';
import type { Quantities } from '../../pipeline/plate/choose-parts.ts';
import { isTouched } from '../customizer/is-touched.ts';
import { readQuantities } from './part-fields.ts';

/** What the maker chose in the "Make it" form. */
export interface Choice {
  readonly printer: string;
  readonly material: string;
  readonly process: string;
  readonly orient: string;
  readonly quantities: Quantities;
  readonly where: 'auto' | 'here' | 'server';
  /** Lines of settings over those of the profiles. */
  readonly set: string;
  /** Which of the profiles are the maker's own. */
  readonly own: readonly ProfileKind[];
}

const FIELDS = ['printer', 'material', 'process', 'orient', 'where', 'set'] as const;
const KINDS: readonly ProfileKind[] = ['printer', 'material', 'process'];
const WHERE = ['auto', 'here', 'server'] as const;
const KEY = 'make';

const fieldOf = (
  form: HTMLFormElement,
  name: string,
): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null => {
  const found = form.elements.namedItem(name);
  const isField = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some(
    (kind) => found instanceof kind,
  );
  return isField ? (found as HTMLInputElement) : null;
};

const isOwn = (form: HTMLFormElement, kind: ProfileKind): boolean => {
  const field = fieldOf(form, kind);
  return (
    field instanceof HTMLSelectElement && field.selectedOptions[0]?.dataset['own'] !== undefined
  );
};

export const readChoice = (form: HTMLFormElement): Choice => {
  const value = (name: string, otherwise: string): string =>
    fieldOf(form, name)?.value || otherwise;
  return {
    printer: value('printer', 'generic'),
    material: value('material', 'pla'),
    process: value('process', 'standard'),
    orient: value('orient', ''),
    quantities: readQuantities(form),
    where: WHERE.find((each) => each === value('where', 'auto')) ?? 'auto',
    set: value('set', ''),
    own: KINDS.filter((kind) => isOwn(form, kind)),
  };
};

/** Keeps machine, filament, ways and settings for the next design; how many belongs to this one alone. */
export const rememberChoice = (choice: Choice): void => {
  const { printer, material, process, orient, where, set } = choice;
  const kept = { printer, material, process, orient, where, set };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is off or full: nothing is remembered.
  }
};

/**
 * Puts remembered values into the form, those that it offers. An address that says so wins, and what
 * somebody chose while the scripts of the page were under way.
 */
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
    if (typeof value !== 'string' || field === null || address.has(name)) continue;
    if (isTouched(field)) continue;
    if (field instanceof HTMLTextAreaElement) {
      field.value = value;
      // What is in force is seen.
      if (value !== '') field.closest('details')?.setAttribute('open', '');
    }
    if (!(field instanceof HTMLSelectElement)) continue;
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
