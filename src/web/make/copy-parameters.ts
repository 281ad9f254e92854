// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Puts parameters into a form as hidden fields `p.NAME`, in place of those that were there. */
export const copyParameters = (
  form: HTMLFormElement,
  parameters: Readonly<Record<string, unknown>>,
): void => {
  for (const old of form.querySelectorAll('input[type=hidden][name^="p."]')) old.remove();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === null) continue;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = `p.${name}`;
    field.value = typeof value === 'object' ? JSON.stringify(value) : String(value);
    form.append(field);
  }
};
