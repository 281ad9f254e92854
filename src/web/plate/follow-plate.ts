// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isTouched } from '../customizer/is-touched.ts';

/** The part of a page that is told anew. */
const ID = 'plate';

/**
 * Puts the plate as the server tells it at `address` in the place of what stands here, and that
 * address into the bar; the focus stays. Rejects when the server does not answer.
 */
export const followPlate = async (address: string, signal: AbortSignal): Promise<void> => {
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [old, now] = [document.getElementById(ID), page.getElementById(ID)];
  if (old === null || now === null) throw new Error(`the server answered ${response.status}`);
  if (signal.aborted) return;
  const restore = keepFocus(old);
  old.replaceWith(now);
  history.replaceState(null, '', response.url);
  restore(now);
};

const FOCUSABLE = 'a, button, input:not([type=hidden]), select, textarea, summary';

/** Puts the focus of one telling into the next: onto what has the same id, else stands in the same place. */
const keepFocus = (old: HTMLElement): ((now: HTMLElement) => void) => {
  const focus = document.activeElement;
  const place = [...old.querySelectorAll(FOCUSABLE)].indexOf(focus!);
  if (focus === null || place < 0) return () => undefined;
  const typed = focus instanceof HTMLInputElement && isTouched(focus) ? focus.value : undefined;
  return (now) => {
    const same = focus.id === '' ? null : now.querySelector<HTMLElement>(`[id="${focus.id}"]`);
    const other = same ?? now.querySelectorAll<HTMLElement>(FOCUSABLE)[place];
    other?.focus();
    // Somebody is still writing it.
    if (typed !== undefined && same instanceof HTMLInputElement) same.value = typed;
  };
};

/** Of what the form says now, and the words that are looked for; `more` stands beside. */
export const addressOf = (form: HTMLFormElement, more: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string') query.append(name, value);
  const words = new URLSearchParams(location.search).get('q');
  if (words !== null) query.append('q', words);
  for (const [name, value] of Object.entries(more)) query.append(name, value);
  return `/plate?${query}`;
};
