// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import { sentenceOf } from '../../shared/problem-sentence.ts';
import { controlsOf } from './controls.ts';

export { sentenceOf };

/** Says what is wrong beside the controls it is about, and takes back what was said before. */
export const showProblems = (
  form: HTMLFormElement,
  problems: ReadonlyMap<string, Problem>,
): void => {
  for (const row of form.querySelectorAll<HTMLElement>('[data-parameter]')) {
    const name = row.dataset['parameter']!;
    const problem = problems.get(name);
    const place = row.querySelector<HTMLElement>('.problem') ?? addPlace(row, name);
    const text = problem ? sentenceOf(problem, name) : '';
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !problem;
    for (const control of controlsOf(form, name)) {
      describe(control, place.id, problem !== undefined);
    }
  }
};

const addPlace = (row: HTMLElement, name: string): HTMLElement => {
  const place = document.createElement('p');
  place.className = 'problem';
  place.id = `p-${name}-problem`;
  row.append(place);
  return place;
};

/** Whatever else describes the control stays. */
const describe = (control: HTMLElement, id: string, isWrong: boolean): void => {
  const others = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((each) => each !== '' && each !== id);
  const all = isWrong ? [...others, id] : others;
  if (all.length > 0) control.setAttribute('aria-describedby', all.join(' '));
  else control.removeAttribute('aria-describedby');
  if (isWrong) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
};
