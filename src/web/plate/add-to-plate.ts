// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { copyParameters } from '../make/copy-parameters.ts';
import { rememberedPlate } from './remembered-plate.ts';

/**
 * "Add to a plate" on the page of a design: with the values that stand in its form, computed or not, to
 * the plate of its address, else to the remembered one.
 */
export const addToPlate = (form: HTMLFormElement): void => {
  const field = form.querySelector<HTMLInputElement>('input[name=plate]');
  if (field === null) return;
  form.addEventListener('submit', (event) => {
    const submitter = event.submitter as HTMLButtonElement | null;
    if (submitter?.name !== 'add') return;
    if (field.value === '') field.value = rememberedPlate();
    const customize = document.querySelector<HTMLFormElement>('form#customize');
    if (customize !== null) copyParameters(form, textsIn(customize));
  });
};

/** Values by the names of their parameters, but for passwords: an address is no place for them. */
const textsIn = (customize: HTMLFormElement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new FormData(customize)].flatMap(([name, value]) => {
      const field = customize.elements.namedItem(name);
      const isSecret = field instanceof HTMLInputElement && field.type === 'password';
      return name.startsWith('p.') && typeof value === 'string' && !isSecret
        ? [[name.slice('p.'.length), value]]
        : [];
    }),
  );
