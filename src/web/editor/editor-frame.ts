// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The elements around the text of a file. */
export interface EditorFrame {
  readonly list: HTMLElement;
  readonly code: HTMLElement;
  /** In the place of the text, where a file has none. */
  readonly noText: HTMLElement;
  readonly status: HTMLElement;
  readonly create: HTMLButtonElement;
  readonly rename: HTMLButtonElement;
  readonly remove: HTMLButtonElement;
  readonly conflict: HTMLElement;
  readonly conflictWords: HTMLElement;
  readonly takeTheirs: HTMLButtonElement;
  readonly keepMine: HTMLButtonElement;
}

/** Builds them in `host`. */
export const editorFrame = (host: HTMLElement): EditorFrame => {
  const button = (text: string, className = ''): HTMLButtonElement =>
    Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: text,
      className,
    });
  const element = (tag: string, className: string, ...children: Node[]): HTMLElement => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  };
  const list = element('ul', 'file-list');
  list.setAttribute('aria-label', 'Files of this draft');
  const [create, rename, remove] = [
    button('New file'),
    button('Rename'),
    button('Delete', 'danger'),
  ];
  const code = element('div', 'code-host');
  const noText = element('div', 'no-text');
  noText.hidden = true;
  const status = element('p', 'save-state');
  status.setAttribute('role', 'status');
  const keys = element('p', 'help');
  keys.textContent =
    'Tab indents. Escape, then Tab leaves the editor. Ctrl+S saves at once, F8 goes to the next finding.';
  const conflict = element('div', 'conflict');
  conflict.setAttribute('role', 'alert');
  conflict.hidden = true;
  const conflictWords = document.createElement('p');
  const [takeTheirs, keepMine] = [button('Take what is there'), button('Keep mine')];
  conflict.append(conflictWords, element('div', 'row', takeTheirs, keepMine));
  host.replaceChildren(
    element('div', 'editor-bar', list, element('div', 'row', create, rename, remove)),
    conflict,
    code,
    noText,
    element('div', 'editor-foot', status, keys),
  );
  host.hidden = false;
  return {
    ...{ list, code, noText, status, create, rename, remove },
    ...{ conflict, conflictWords, takeTheirs, keepMine },
  };
};
