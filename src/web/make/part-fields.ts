// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { MAX_QUANTITY, type Quantities } from '../../pipeline/plate/choose-parts.ts';
import { areCounted } from '../../pipeline/plate/are-counted.ts';
import type { PartChange } from '../customizer/customize.ts';

const PREFIX = 'part.';

/** Keeps a field for each part that there is: other values of parameters may make others. */
export const followParts = (form: HTMLFormElement): void => {
  const fields = form.querySelector<HTMLFieldSetElement>('#parts');
  const copies = form.querySelector<HTMLInputElement>('#copies');
  if (fields === null || copies === null) return;
  const fill = (names: readonly string[]): void => {
    const there = inputsOf(fields);
    if (there.map(nameOf).join('\n') === names.join('\n')) return;
    const legend = fields.querySelector('legend')!;
    fields.replaceChildren(
      legend,
      ...names.map((name) => fieldFor(name, there.find((each) => nameOf(each) === name)?.value)),
    );
  };
  document.querySelector('#customize')?.addEventListener('part-changed', (event) => {
    const { measures } = (event as CustomEvent<PartChange>).detail;
    if (measures === undefined) return;
    const names = [...new Set(measures.names)];
    const each = areCounted(names);
    fields.hidden = fields.disabled = !each;
    copies.disabled = each;
    copies.closest('label')!.hidden = each;
    if (each) fill(names);
  });
};

/** What the fields say; parts that are wanted once are not named. */
export const readQuantities = (form: HTMLFormElement): Quantities => {
  const fields = form.querySelector<HTMLFieldSetElement>('#parts');
  const counts =
    fields === null || fields.disabled
      ? [['*', countIn(form.querySelector<HTMLInputElement>('#copies'), 1)] as const]
      : inputsOf(fields).map((field) => [nameOf(field), countIn(field, 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count !== 1));
};

const inputsOf = (fields: HTMLFieldSetElement): readonly HTMLInputElement[] => [
  ...fields.querySelectorAll('input'),
];

const nameOf = ({ name }: HTMLInputElement): string => name.slice(PREFIX.length);

const countIn = (field: HTMLInputElement | null, least: number): number => {
  const count = Number(field?.value || '1');
  return Number.isFinite(count) ? Math.min(MAX_QUANTITY, Math.max(least, Math.round(count))) : 1;
};

const fieldFor = (name: string, value = '1'): HTMLLabelElement => {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'number', name: PREFIX + name, value });
  [input.min, input.max] = ['0', String(MAX_QUANTITY)];
  label.append(name, input);
  return label;
};
