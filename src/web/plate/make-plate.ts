// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { progressText } from '../make/progress-text.ts';
import { postBuild } from '../make/server-build.ts';
import { sliceOnServer } from '../make/slice-on-server.ts';
import type { SliceEnd } from '../make/slicer.ts';

/** Work shorter than this shows no bar, ms. */
const BAR_AFTER_MS = 300;

/** Builds the plate that a form was sent with, with a bar and the way to call it off. */
export const makePlate = async (form: HTMLFormElement, signal: AbortSignal): Promise<SliceEnd> => {
  const [status, bar, cancel] = ['status', 'progress', 'cancel'].map((name) =>
    form.querySelector<HTMLElement>(`#plate-${name}`)!,
  ) as [HTMLElement, HTMLProgressElement, HTMLElement];
  const work = (busy: boolean): void => {
    bar.hidden = cancel.hidden = !busy;
    bar.removeAttribute('value');
  };
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  cancel.addEventListener('click', stop, { once: true });
  const late = setTimeout(() => {
    work(true);
    status.textContent = 'Laying out and slicing …';
  }, BAR_AFTER_MS);
  const { platesUrl = '', request = '' } = form.dataset;
  const end = await sliceOnServer(platesUrl)(
    JSON.parse(request),
    (step) => {
      if (step.total < 1) return;
      bar.max = step.total;
      bar.value = step.done;
      bar.setAttribute('aria-label', progressText(step));
    },
    AbortSignal.any([signal, stopping.signal]),
  );
  clearTimeout(late);
  cancel.removeEventListener('click', stop);
  work(false);
  status.textContent = stopping.signal.aborted ? 'It was canceled.' : textOf(end);
  return end;
};

/** Whether the server has it already: that begins nothing there. */
export const isMade = async (form: HTMLFormElement, signal: AbortSignal): Promise<boolean> => {
  const { platesUrl = '', request = '' } = form.dataset;
  if (request === '') return false;
  try {
    const answer = await postBuild(`${platesUrl}?start=0`, JSON.parse(request), signal);
    return answer.ok && ((await answer.json()) as { readonly status: string }).status === 'done';
  } catch {
    return false; // No connection, or it is wanted no longer.
  }
};

const textOf = (end: SliceEnd): string => {
  if (end.end === 'broke') return end.reason;
  if (end.end === 'done') return '';
  const worst = end.problems.find(({ severity }) => severity === 'error') ?? end.problems[0];
  return [worst?.message, worst?.hint].filter((text) => text !== undefined).join(' ');
};
