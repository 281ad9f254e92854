// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { DescribedDesign } from '../../designs/design-document.ts';
import type { ParameterValues } from '../../designs/parameters/schema.ts';
import type { Outcome, Problem } from '../../shared/problem.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { latestWins } from '../worker/latest-wins.ts';
import type { PartMeasures } from '../worker/measure-shapes.ts';
import type { Part } from '../worker/messages.ts';
import type { DesignRunner } from '../worker/run-designs.ts';
import { readControls, writeControls, writeOutput } from './controls.ts';
import { debounce } from './debounce.ts';
import { readTexts } from './read-texts.ts';
import { sentenceOf, showProblems } from './show-problems.ts';
import { speakOf } from './speak-of.ts';
import { summaryText } from './summary-text.ts';
import { touchedTexts } from './touched-texts.ts';
import { defaultTexts, queryWithTexts, textsFromQuery, type Texts } from './url-values.ts';

/** Told as the event `part-changed` of the form; without measures the last good part stays. */
export interface PartChange {
  readonly parameters: ParameterValues;
  readonly problems: readonly Problem[];
  readonly measures?: PartMeasures;
}

/** What the customizer works on in the page. */
export interface CustomizerPage {
  readonly form: HTMLFormElement;
  readonly stage: HTMLElement;
  readonly summary: HTMLElement | null;
  readonly viewer: Viewer;
}

const BUSY_AFTER_MS = 300;

/** Takes over the form: every input runs the design, the newest one counts. */
export const customize = (
  { form, stage, summary, viewer }: CustomizerPage,
  { schema, presets }: Pick<DescribedDesign, 'schema' | 'presets'>,
  runner: DesignRunner,
): void => {
  let touched = '';
  const menu = form.querySelector<HTMLSelectElement>('#preset');
  const speak = speakOf(stage);
  const say = (text: string): void => {
    if (summary) summary.textContent = text;
    speak(text);
  };
  const keep = debounce(300, (texts: Texts) => {
    const query = queryWithTexts(location.search, schema, texts);
    history.replaceState(history.state, '', `?${query}${location.hash}`);
    if (!viewer.draws) showServersPicture(stage, query);
  });
  const tell = (change: PartChange): void => {
    form.dispatchEvent(new CustomEvent('part-changed', { bubbles: true, detail: change }));
  };

  const show = async (values: ParameterValues, outcome: Outcome<Part>): Promise<void> => {
    const { problems } = outcome;
    if (!outcome.ok) {
      const first = problems[0]!;
      if (touched !== '') showProblems(form, new Map([[touched, first]]));
      say(sentenceOf(first));
      tell({ parameters: values, problems });
      return;
    }
    const { drawings, measures } = outcome.value;
    say(summaryText(measures));
    const drawn = viewer.show(drawings);
    tell({ parameters: values, problems, measures });
    await drawn;
    performance.mark('part-painted');
    form.dispatchEvent(new CustomEvent('part-painted', { bubbles: true, detail: { values } }));
  };

  const run = latestWins(async (values: ParameterValues) => {
    const busy = setTimeout(() => stage.classList.add('is-busy'), BUSY_AFTER_MS);
    const outcome = await runner.run(values);
    clearTimeout(busy);
    stage.classList.remove('is-busy');
    // Not awaited: a page in the background draws nothing, and the next run need not wait.
    void show(values, outcome);
  });

  const update = (fromAddress: ReadonlyMap<string, Problem> = new Map()): void => {
    const texts = { ...defaultTexts(schema), ...readControls(form, schema) };
    const { values, wrong } = readTexts(schema, texts);
    keep(texts);
    const all = new Map([...fromAddress, ...wrong]);
    showProblems(form, all);
    for (const [name, problem] of all) speak(sentenceOf(problem, name));
    if (wrong.size === 0) run(values);
    else tell({ parameters: values, problems: [...wrong.values()] });
  };
  const leavePreset = (): void => {
    if (menu) menu.value = '';
  };
  const write = (texts: Texts): void => {
    touched = '';
    writeControls(form, texts);
    update();
  };

  form.noValidate = true;
  // Every input is one from here on.
  for (const each of form.querySelectorAll<HTMLElement>('.no-script')) each.hidden = true;
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.id === 'preset') return;
    leavePreset();
    touched = target.closest<HTMLElement>('[data-parameter]')?.dataset['parameter'] ?? '';
    if (target instanceof HTMLInputElement) writeOutput(form, target);
    update();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update();
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    leavePreset();
    write(defaultTexts(schema));
  });
  const presetTexts = (): Texts => {
    const values = presets.find(({ name }) => name === menu?.value)?.values ?? {};
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
    return { ...defaultTexts(schema), ...(Object.fromEntries(texts) as Texts) };
  };
  menu?.addEventListener('change', () => write(presetTexts()));
  const chosen = menu !== null && menu.value !== '';
  const given = chosen ? presetTexts() : textsFromQuery(schema, location.search);
  writeControls(form, { ...given, ...touchedTexts(form, schema) });
  update(notHeld(readTexts(schema, given).wrong, readControls(form, schema), given));
};

/** A slider cannot hold what is out of its range: what the address asked for is said beside it. */
const notHeld = (
  wrong: ReadonlyMap<string, Problem>,
  held: Texts,
  given: Texts,
): ReadonlyMap<string, Problem> =>
  new Map(
    [...wrong]
      .filter(([name]) => held[name] !== given[name])
      .map(([name, problem]) => [
        name,
        { ...problem, hint: `The part is shown with ${held[name] || 'no value'}.` },
      ]),
  );

/** Without WebGL the server draws, where it makes files of the design. */
const showServersPicture = (stage: HTMLElement, query: string): void => {
  const { picture = '', made = '' } = stage.dataset;
  const image = stage.querySelector('img');
  if (image === null || made === '') return;
  image.src = query === '' ? picture : `${made}?${query}&format=png`;
};
