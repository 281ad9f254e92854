// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { debounce } from './debounce.ts';

/** A live region beside `place`, unseen: says the last of what came in quick succession. */
export const speakOf = (place: HTMLElement): ((text: string) => void) => {
  const region = document.createElement('p');
  region.className = 'spoken';
  region.setAttribute('role', 'status');
  place.after(region);
  return debounce(500, (text: string) => {
    region.textContent = text;
  });
};
