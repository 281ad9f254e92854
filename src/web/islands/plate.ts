// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The page of a plate: a change of the form is a change of the address; what is made is shown in place.
import { restoreChoice } from '../make/choice.ts';
import { addressOf, followPlate } from '../plate/follow-plate.ts';
import { lookAtToolpaths } from '../plate/look-at-toolpaths.ts';
import { isMade, makePlate } from '../plate/make-plate.ts';
import { plateIn, rememberedPlate, rememberPlate } from '../plate/remembered-plate.ts';

let following = new AbortController();

const formNow = (): HTMLFormElement | null =>
  document.querySelector<HTMLFormElement>('form#plate-form');

const say = (text: string): void => {
  const status = document.querySelector('#plate-status');
  if (status !== null) status.textContent = text;
};

/** The plate at an address, here; only the last one that was asked for. */
const go = async (address: string): Promise<boolean> => {
  following.abort();
  const { signal } = (following = new AbortController());
  document.querySelector('#plate')?.classList.add('is-behind');
  try {
    await followPlate(address, signal);
    begin(new URLSearchParams(address.split('?')[1]).get('show') === '1');
    return true;
  } catch (thrown) {
    if (!signal.aborted) say(`The server did not answer: ${String(thrown)}`);
    return false;
  }
};

const show = async (form: HTMLFormElement): Promise<void> => {
  following.abort();
  const { signal } = (following = new AbortController());
  const end = await makePlate(form, signal);
  if (signal.aborted || end.end !== 'done') return;
  if (await go(addressOf(form, { show: '1' })))
    say(document.querySelector('#plate-estimate')?.textContent ?? '');
};

/** The page as it came: of a plate that was made before, what came of it is there at once. */
const begin = (isShown: boolean): void => {
  const plate = document.querySelector('#plate');
  plate?.classList.add('has-script');
  if (plate !== null) lookAtToolpaths(plate);
  rememberPlate(plateIn(location.search));
  const form = formNow();
  if (form === null) return;
  form.addEventListener('change', () => void go(addressOf(form)));
  form.addEventListener('submit', (event) => {
    if ((event.submitter as HTMLButtonElement | null)?.name !== 'show') return;
    event.preventDefault();
    void show(form);
  });
  if (isShown) return;
  const { signal } = following;
  void isMade(form, signal).then((is) => {
    if (is && !signal.aborted) void go(addressOf(form, { show: '1' }));
  });
};

const last = rememberedPlate();
if (location.search === '' && last !== '') {
  location.replace(`/plate?${last}`);
} else {
  const given = new URLSearchParams(location.search);
  begin(given.get('show') === '1');
  const form = formNow();
  if (form !== null && !given.has('printer')) {
    const before = addressOf(form);
    restoreChoice(form, given);
    if (addressOf(form) !== before) void go(addressOf(form));
  }
}
