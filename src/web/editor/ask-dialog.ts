// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

interface Question {
  readonly title: string;
  /** Label of a field, where an answer in words is wanted. */
  readonly label?: string;
  readonly value?: string;
  readonly text?: string;
  readonly action: string;
  readonly danger?: boolean;
}

/** Asks in a dialog; undefined when it was left. Without a field the answer is an empty text. */
export const askDialog = (question: Question): Promise<string | undefined> => {
  const { title, label, value = '', text, action, danger = false } = question;
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const form = document.createElement('form');
  form.method = 'dialog';
  form.className = 'form';
  const heading = document.createElement('h2');
  heading.id = 'ask-title';
  heading.textContent = title;
  form.append(heading);
  if (text !== undefined)
    form.append(Object.assign(document.createElement('p'), { textContent: text }));
  const field = document.createElement('input');
  if (label !== undefined) {
    const caption = document.createElement('label');
    caption.htmlFor = field.id = 'ask-field';
    caption.textContent = label;
    Object.assign(field, { value, required: true, maxLength: 400, autocomplete: 'off' });
    field.spellcheck = false;
    form.append(caption, field);
  }
  const yes = document.createElement('button');
  yes.textContent = action;
  yes.value = 'yes';
  yes.className = danger ? 'danger' : 'main';
  const no = document.createElement('button');
  no.textContent = 'Cancel';
  no.value = 'no';
  no.formNoValidate = true;
  const row = document.createElement('div');
  row.className = 'row';
  row.append(yes, no);
  form.append(row);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  if (label !== undefined) field.select();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? field.value.trim() : undefined);
    });
  });
};
