// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isTouched } from '../customizer/is-touched.ts';

/**
 * Puts parts of the page as the server has it now in the place of those that stand here: what the
 * files say of the design. A form that somebody has begun to fill in stays.
 */
export const refreshSections = async (ids: readonly string[]): Promise<void> => {
  const response = await fetch(location.pathname).catch(() => undefined);
  if (response?.ok !== true) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const id of ids) {
    const [old, now] = [document.getElementById(id), page.getElementById(id)];
    if (old && now && !isBegun(old)) old.replaceChildren(...now.childNodes);
  }
  document.dispatchEvent(new CustomEvent('sections-refreshed'));
};

const isBegun = (section: HTMLElement): boolean =>
  section.contains(document.activeElement) ||
  [
    ...section.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input, select, textarea',
    ),
  ].some(isTouched);
