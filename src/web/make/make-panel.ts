// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readChoice, rememberChoice, restoreChoice } from './choice.ts';
import { copyParameters } from './copy-parameters.ts';
import { estimateText } from '../../shared/estimate-text.ts';
import { followParameters } from './part-parameters.ts';
import { followParts } from './part-fields.ts';
import { followSize } from './part-size.ts';
import { progressText } from './progress-text.ts';
import { saveFile } from './save-file.ts';
import { sliceChoice } from './slice-choice.ts';
import type { MadeProduct, SliceEnd } from './slicer.ts';
import { whereField } from './where-field.ts';

/** A change settles this long before slicing begins, ms. */
const SETTLE_MS = 600;
/** So long the first slicing waits for the part to be shown, which comes first and tells its size, ms. */
const FIRST_PART_MS = 5_000;
/** Work shorter than this shows no bar, ms. */
const BAR_AFTER_MS = 300;

/**
 * The "Make it" form: slices whenever part or choice changed, tells what making takes, and hands
 * out the G-code that it has. `made` hears of each G-code, and of none while it is out of date.
 */
export const makePanel = (
  form: HTMLFormElement,
  made: (gcode: MadeProduct | undefined) => void,
): void => {
  const estimate = form.querySelector<HTMLElement>('#make-estimate');
  const bar = form.querySelector('progress');
  const cancel = form.querySelector<HTMLButtonElement>('#make-cancel');
  whereField(form);
  followParts(form);
  restoreChoice(form, new URLSearchParams(location.search));
  const slice = sliceChoice(
    {
      designUrl: form.dataset['designUrl'] ?? 'design.json',
      buildsUrl: form.dataset['buildsUrl'] ?? '/api/v1/builds',
      design: /\/d\/([^/]+\/[^/]+)/.exec(form.action)?.[1] ?? '',
    },
    followSize(),
  );
  let running: AbortController | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let gcodes: readonly MadeProduct[] = [];

  const say = (text: string): void => {
    if (estimate !== null) estimate.textContent = text;
  };
  const work = (busy: boolean): void => {
    if (bar !== null) {
      bar.hidden = !busy;
      bar.removeAttribute('value');
    }
    if (cancel !== null) cancel.hidden = !busy;
    form.setAttribute('aria-busy', String(busy));
  };

  const start = async (): Promise<void> => {
    running?.abort();
    const { signal } = (running = new AbortController());
    const late = setTimeout(() => {
      work(true);
      say('Slicing …');
    }, BAR_AFTER_MS);
    const end = await slice(
      readChoice(form),
      parameters(),
      (step) => {
        if (signal.aborted || bar === null || bar.hidden || step.total < 1) return;
        bar.max = step.total;
        bar.value = step.done;
        bar.setAttribute('aria-label', progressText(step));
      },
      signal,
    );
    clearTimeout(late);
    if (signal.aborted) return;
    work(false);
    if (end.end === 'done') gcodes = end.products.filter(({ format }) => format === 'gcode');
    say(textOf(end, gcodes.length));
    made(gcodes[0]);
  };

  const hold = (): void => {
    running?.abort();
    work(false);
    gcodes = [];
    made(undefined);
    clearTimeout(settling);
  };
  const stale = (after: number = SETTLE_MS): void => {
    hold();
    settling = setTimeout(() => void start(), after);
  };
  // A part that takes long to compute must not wait for the slicing of the one before.
  const parameters = followParameters(() => stale(), hold);

  form.addEventListener('change', () => {
    rememberChoice(readChoice(form));
    stale();
  });
  cancel?.addEventListener('click', () => {
    running?.abort();
    clearTimeout(settling);
    work(false);
    say('Slicing was canceled. It starts again with the next change.');
    form.querySelector<HTMLElement>('[name=format]')?.focus();
  });
  form.addEventListener('submit', (event) => {
    copyParameters(form, parameters());
    const wanted = (event.submitter as HTMLButtonElement | null)?.value;
    const ready = gcodes.filter(({ bytes }) => bytes !== undefined);
    if (wanted !== 'gcode' || ready.length === 0) return;
    event.preventDefault();
    for (const { name, bytes } of ready) saveFile(name, bytes!);
  });
  stale(document.querySelector('#customize') === null ? SETTLE_MS : FIRST_PART_MS);
};

const textOf = (end: SliceEnd, plates: number): string => {
  if (end.end === 'broke') return end.reason;
  if (end.end === 'done' && end.production !== undefined)
    return estimateText(end.production, plates);
  const worst = end.problems.find(({ severity }) => severity === 'error') ?? end.problems[0];
  return [worst?.message, worst?.hint].filter((text) => text !== undefined).join(' ');
};
