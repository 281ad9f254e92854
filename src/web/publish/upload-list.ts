// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sharesSent, sizeText } from './check-chosen.ts';
import type { ChosenFile } from './collect-dropped.ts';

/** More have one bar together. */
const MOST_BARS = 40;

/** A bar for each file that is sent, and how much of all has gone in words. */
export const uploadList = (
  host: HTMLElement,
  chosen: readonly ChosenFile[],
): ((sent: number, total: number) => void) => {
  const sizes = chosen.map(({ file }) => file.size);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ul');
  list.className = 'uploads';
  const bars = chosen.slice(0, MOST_BARS).map(({ path, file }) => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = path;
    const size = document.createElement('span');
    size.className = 'quiet figures';
    size.textContent = sizeText(file.size);
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', path);
    item.append(name, size, bar);
    list.append(item);
    return bar;
  });
  if (chosen.length > MOST_BARS) {
    const item = document.createElement('li');
    item.textContent = `and ${chosen.length - MOST_BARS} more`;
    list.append(item);
  }
  host.replaceChildren(status, list);
  let tenths = -1;
  return (sent, total) => {
    for (const [i, share] of sharesSent(sizes, sent, total).entries()) {
      if (bars[i]) bars[i].value = share;
    }
    // Spoken by screen readers: not at every packet.
    const now = Math.floor((10 * sent) / Math.max(1, total));
    if (now === tenths) return;
    tenths = now;
    status.textContent =
      now >= 10
        ? 'All is sent. The server reads it …'
        : `Sending ${chosen.length} ${chosen.length === 1 ? 'file' : 'files'}, ${sizeText(all)}: ${10 * now} %`;
  };
};
