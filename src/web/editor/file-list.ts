// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { MODULES_FOLDER } from '../../designs/modules/module-request.ts';

/** A file of the draft in the editor. */
export interface OpenFile {
  readonly path: string;
  /** SHA-256 of what the server has, `none` for what it does not have. */
  seen: string;
  bytes: number;
  /** Undefined where it is no text. */
  text: string | undefined;
  /** What the server has. */
  saved: string | undefined;
  /** Somebody else changed it: nothing is written until that is decided. */
  conflict: boolean;
}

/** Whether it came along with a module of the commons: it is somebody else's, and stays as it is. */
export const isOfModule = (path: string): boolean => path.startsWith(`${MODULES_FOLDER}/`);

export const isUnsaved = ({ text, saved }: OpenFile): boolean => text !== saved;

/** The files as buttons, one's own first; the one that is open marked, those that are not saved said so. */
export const fillFileList = (
  list: HTMLElement,
  files: Iterable<OpenFile>,
  open: string,
  choose: (path: string) => void,
): void => {
  const focused = list.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset['path']
    : undefined;
  const all = [...files];
  const [theirs, own] = [true, false].map((is) =>
    all.filter(({ path }) => isOfModule(path) === is),
  );
  list.replaceChildren(
    ...[...own!, ...theirs!].map((file) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset['path'] = file.path;
      button.textContent = file.path;
      if (file.path === open) button.setAttribute('aria-current', 'true');
      if (isUnsaved(file)) {
        const mark = document.createElement('span');
        mark.className = 'unsaved';
        mark.textContent = file.conflict ? ' (changed elsewhere)' : ' (not saved)';
        button.append(mark);
      }
      button.addEventListener('click', () => choose(file.path));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
  if (focused !== undefined) {
    list.querySelector<HTMLElement>(`[data-path="${CSS.escape(focused)}"]`)?.focus();
  }
};
