// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The publish page: files, a folder or a ZIP are dropped or chosen, and sent with a bar each.
import { sentenceOf } from '../customizer/show-problems.ts';
import { checkChosen } from '../publish/check-chosen.ts';
import { type ChosenFile, collectChosen, collectDropped } from '../publish/collect-dropped.ts';
import { sendFiles } from '../publish/send-files.ts';
import { uploadList } from '../publish/upload-list.ts';

const start = (form: HTMLFormElement, input: HTMLInputElement): void => {
  const zone = form.querySelector<HTMLElement>('.drop-zone') ?? form;
  const say = document.createElement('p');
  say.className = 'problem';
  say.setAttribute('role', 'alert');
  const sending = document.createElement('div');
  const cancel = button('Cancel');
  cancel.hidden = true;
  const folder = Object.assign(document.createElement('input'), { type: 'file', id: 'folder' });
  folder.webkitdirectory = true;
  folder.hidden = true;
  const chooseFolder = button('Choose a folder');
  chooseFolder.addEventListener('click', () => folder.click());
  zone.append(chooseFolder, folder);
  form.append(say, sending, cancel);
  let aborter: AbortController | undefined;

  const send = async (chosen: readonly ChosenFile[]): Promise<void> => {
    aborter?.abort();
    const { signal } = (aborter = new AbortController());
    const wrong = checkChosen(chosen.map(({ path, file }) => ({ path, bytes: file.size })));
    say.textContent = wrong ?? '';
    sending.replaceChildren();
    if (wrong !== undefined) return;
    const progress = uploadList(sending, chosen);
    progress(0, 1);
    cancel.hidden = false;
    const sent = await sendFiles(chosen, progress, signal);
    if (signal !== aborter.signal) return;
    cancel.hidden = true;
    if (sent.ok) return location.assign(sent.value);
    sending.replaceChildren();
    say.textContent = sent.problems.map((problem) => placed(problem)).join(' ');
  };
  cancel.addEventListener('click', () => aborter?.abort());
  // What was chosen can be chosen again after it was mended.
  const sendFrom = (field: HTMLInputElement): void => {
    const chosen = collectChosen(field.files);
    if (chosen.length > 0 || (field.files?.length ?? 0) > 0) void send(chosen);
    field.value = '';
  };
  input.required = false;
  input.addEventListener('change', () => sendFrom(input));
  folder.addEventListener('change', () => sendFrom(folder));
  // Chosen before this script came.
  sendFrom(input);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    input.click();
  });
  const submit = form.querySelector('button.main');
  if (submit) submit.textContent = 'Choose files or a ZIP';

  // Anywhere on the page: who misses the zone does not leave the page.
  let depth = 0;
  const over = (by: number): void => {
    depth = Math.max(0, depth + by);
    zone.toggleAttribute('data-over', depth > 0);
  };
  document.addEventListener('dragenter', () => over(1));
  document.addEventListener('dragleave', () => over(-1));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    over(-depth);
    if (event.dataTransfer) void collectDropped(event.dataTransfer).then(send);
  });
};

const button = (text: string): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { type: 'button', textContent: text });

const placed = (problem: Parameters<typeof sentenceOf>[0]): string => {
  const { file, line } = problem.where ?? {};
  const where = file !== undefined && line === undefined ? `${file}: ` : '';
  return `${where}${sentenceOf(problem)}`;
};

const form = document.querySelector<HTMLFormElement>('#upload');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
if (form && input) start(form, input);
