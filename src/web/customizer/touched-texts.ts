// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { controlsOf, readControls, type Control } from './controls.ts';
import type { Texts } from './url-values.ts';

/** What somebody changed while the scripts of the page were still under way. */
export const touchedTexts = (form: HTMLFormElement, schema: ParameterSchema): Texts =>
  readControls(
    form,
    schema.filter(({ name }) => controlsOf(form, name).some(isTouched)),
  );

const isTouched = (control: Control): boolean => {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((each) => each.selected !== each.defaultSelected);
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control.type === 'checkbox' || control.type === 'radio')
    return control.checked !== control.defaultChecked;
  return control.value !== untouched(control).value;
};

/** As the page came: a slider holds another value than its attribute where that is out of range. */
const untouched = (control: HTMLInputElement): HTMLInputElement => {
  const fresh = document.createElement('input');
  for (const { name, value } of control.attributes) fresh.setAttribute(name, value);
  return fresh;
};
