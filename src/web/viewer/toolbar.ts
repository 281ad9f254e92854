// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { VIEWS, type ViewName } from './views.ts';

/** A button for each named view. */
export const addToolbar = (host: HTMLElement, look: (view: ViewName) => void): HTMLElement => {
  const toolbar = document.createElement('div');
  toolbar.className = 'viewer-toolbar';
  toolbar.setAttribute('role', 'group');
  toolbar.setAttribute('aria-label', 'Views of the part');
  for (const [name, caption] of VIEWS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = caption;
    button.dataset['view'] = name;
    button.addEventListener('click', () => look(name));
    toolbar.append(button);
  }
  host.append(toolbar);
  return toolbar;
};
