// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Control } from './controls.ts';

/** Whether a control says something else than the page came with, said while scripts were under way. */
export const isTouched = (control: Control): boolean => {
  if (control instanceof HTMLSelectElement) return control.value !== untouchedChoice(control);
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control.type === 'checkbox' || control.type === 'radio')
    return control.checked !== control.defaultChecked;
  return control.value !== untouchedInput(control).value;
};

/** A menu in which nothing is marked begins with its first choice. */
const untouchedChoice = ({ options }: HTMLSelectElement): string | undefined =>
  ([...options].findLast(({ defaultSelected }) => defaultSelected) ?? options[0])?.value;

/** As the page came: a slider holds another value than its attribute where that is out of range. */
const untouchedInput = (control: HTMLInputElement): HTMLInputElement => {
  const fresh = document.createElement('input');
  for (const { name, value } of control.attributes) fresh.setAttribute(name, value);
  return fresh;
};
