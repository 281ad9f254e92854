// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rememberedPlate } from './remembered-plate.ts';

/** "Add to a plate" on the page of a design goes to the plate of its address, else to the remembered one. */
export const addToPlate = (form: HTMLFormElement): void => {
  const field = form.querySelector<HTMLInputElement>('input[name=plate]');
  if (field === null || field.value !== '') return;
  form.addEventListener('submit', (event) => {
    const submitter = event.submitter as HTMLButtonElement | null;
    if (submitter?.name === 'add') field.value = rememberedPlate();
  });
};
