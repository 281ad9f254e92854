// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { isChoosable, PREFIX, type Texts } from './url-values.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The controls of a parameter. Hidden ones are there for browsers without scripts: they say
 * `false` for a checkbox that is off.
 */
export const controlsOf = (form: HTMLFormElement, name: string): Control[] =>
  [...form.elements].filter(
    (each): each is Control =>
      (each instanceof HTMLInputElement ||
        each instanceof HTMLSelectElement ||
        each instanceof HTMLTextAreaElement) &&
      each.name === PREFIX + name &&
      each.type !== 'hidden',
  );

/** What the controls say; a number that the browser cannot read says what it is not. */
export const readControls = (form: HTMLFormElement, schema: ParameterSchema): Texts => {
  const texts: Record<string, string> = {};
  for (const { name } of schema.filter(isChoosable)) {
    const controls = controlsOf(form, name);
    const first = controls[0];
    if (!first) continue;
    if (isInput(first, 'checkbox')) texts[name] = String(first.checked);
    else if (isInput(first, 'radio')) {
      const chosen = controls.find((each) => isInput(each, 'radio') && each.checked);
      if (chosen) texts[name] = chosen.value;
    } else texts[name] = first.validity.badInput ? 'no number' : first.value;
  }
  return texts;
};

export const writeControls = (form: HTMLFormElement, texts: Texts): void => {
  for (const [name, text] of Object.entries(texts)) {
    for (const control of controlsOf(form, name)) {
      if (isInput(control, 'checkbox')) control.checked = /^(true|on|yes|1)$/i.test(text);
      else if (isInput(control, 'radio')) control.checked = control.value === text;
      else control.value = text;
      writeOutput(form, control);
    }
  }
};

/** The figure beside a slider. */
export const writeOutput = (form: HTMLFormElement, control: Control): void => {
  if (!isInput(control, 'range')) return;
  const output = form.querySelector<HTMLOutputElement>(`output[for="${CSS.escape(control.id)}"]`);
  if (output) output.value = control.value;
};

const isInput = (control: Control, type: string): control is HTMLInputElement =>
  control.type === type;
