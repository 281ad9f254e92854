// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * On a phone: a bar at the bottom with what making takes and the way to the form, while the form
 * itself is out of sight. Style sheets hide it on wider screens.
 */
export const makeBar = (form: HTMLFormElement): void => {
  const bar = document.createElement('div');
  bar.className = 'make-bar';
  bar.setAttribute('role', 'region');
  bar.setAttribute('aria-label', 'Make it, in short');
  const text = document.createElement('span');
  const link = document.createElement('a');
  link.className = 'button';
  link.href = '#make';
  link.textContent = 'Make it';
  bar.append(text, link);
  form.after(bar);

  const estimate = form.querySelector('#make-estimate');
  if (estimate !== null) {
    const copy = (): void => {
      text.textContent = estimate.textContent;
    };
    new MutationObserver(copy).observe(estimate, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    copy();
  }
  const seen = new IntersectionObserver(([entry]) => {
    bar.hidden = entry?.isIntersecting ?? false;
  });
  seen.observe(form);
};
