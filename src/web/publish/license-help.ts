// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isTouched } from '../customizer/is-touched.ts';

interface Outcome {
  readonly share: string;
  readonly credit: string;
  readonly about: string;
  readonly take?: string;
  readonly words: string;
}

/**
 * Says what the three answers come to as they are given, and chooses it. The page brings every
 * outcome with it, since the lineage has its say in each.
 */
export const licenseHelp = (): void => {
  document.addEventListener('change', ({ target }) => {
    const field = target as HTMLInputElement | HTMLSelectElement;
    const questions = field.closest<HTMLElement>('#license-questions');
    const select = questions?.querySelector<HTMLSelectElement>('#license');
    const help = questions?.querySelector<HTMLElement>('#license-help');
    if (!questions || !select || !help) return;
    if (field === select) {
      help.textContent = select.selectedOptions[0]?.dataset['words'] ?? '';
      return;
    }
    const said = (name: string): string | undefined =>
      questions.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value;
    const credit = said('credit');
    // Who gives everything away is asked nothing else.
    const share = credit === 'no' ? (said('share') ?? 'no') : said('share');
    const about = credit === 'no' ? (said('about') ?? 'thing') : said('about');
    const outcomes = JSON.parse(questions.dataset['outcomes'] ?? '[]') as readonly Outcome[];
    const outcome = outcomes.find(
      (each) => each.share === share && each.credit === credit && each.about === about,
    );
    if (!outcome) {
      help.textContent = 'Answer all three questions, or choose a license.';
      return;
    }
    if (outcome.take !== undefined) select.value = outcome.take;
    help.textContent = outcome.words;
  });
  // An answer that was given while this script was under way.
  const given = document.querySelectorAll<HTMLInputElement>('#license-questions input[type=radio]');
  [...given].find(isTouched)?.dispatchEvent(new Event('change', { bubbles: true }));
};
