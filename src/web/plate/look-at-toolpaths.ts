// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toolpathPanel } from '../make/toolpath-panel.ts';

/** A button under the picture of each bed: its G-code, drawn in the picture's place. */
export const lookAtToolpaths = (page: ParentNode): void => {
  for (const bed of page.querySelectorAll<HTMLElement>('.bed[data-gcode]')) {
    const picture = bed.querySelector<HTMLElement>('img');
    const url = bed.dataset['gcode']!;
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', textContent: 'Toolpath' });
    button.setAttribute('aria-pressed', 'false');
    const row = document.createElement('div');
    row.className = 'row';
    const host = document.createElement('div');
    host.hidden = true;
    row.append(button);
    if (picture === null) bed.prepend(host, row);
    else picture.after(host, row);
    const panel = toolpathPanel(host);
    panel.offer({ name: 'the G-code', format: 'gcode', url });
    button.addEventListener('click', () => {
      const shows = host.hidden;
      button.setAttribute('aria-pressed', String(shows));
      if (picture !== null) picture.hidden = shows;
      panel.show(shows);
    });
  }
};
