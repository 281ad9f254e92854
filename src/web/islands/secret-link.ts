// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Takes the text of a letter out of its link: what stands behind a # is sent to no server.
const field = document.querySelector<HTMLInputElement>('input[data-from-link]');

const take = (): void => {
  const text = location.hash.slice(1);
  if (field === null || !/^fc[a-z]_[\w-]{43}$/.test(text)) return;
  field.value = text;
  const help = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  for (const each of [field, help, ...(field.labels ?? [])]) if (each !== null) each.hidden = true;
  history.replaceState(null, '', location.pathname);
  field.form?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
};

take();
addEventListener('hashchange', take);
