// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The setting where to slice, where the page does not have it already. */
export const whereField = (form: HTMLFormElement): void => {
  if (form.elements.namedItem('where') !== null) return;
  const label = document.createElement('label');
  label.className = 'make-where';
  const select = document.createElement('select');
  select.name = 'where';
  for (const [value, text] of [
    ['auto', 'where it is sooner'],
    ['here', 'in this browser'],
    ['server', 'on the server'],
  ] as const) {
    const option = document.createElement('option');
    option.value = value;
    option.textContent = text;
    select.append(option);
  }
  label.append('Slice ', select);
  const estimate = form.querySelector('#make-estimate');
  if (estimate === null) form.append(label);
  else estimate.before(label);
};
