// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';

const WORDS = { error: 'Stops it:', warning: 'To know:', note: 'Note:' } as const;

/** What was found, as the server lists it; a place is a button that goes there. */
export const findingsView = (
  host: HTMLElement,
  goTo: (file: string, line: number | undefined) => void,
  knows: (file: string) => boolean,
): ((now: readonly Problem[], gate: GateWord) => void) => {
  const say = document.createElement('p');
  say.setAttribute('role', 'status');
  say.className = 'quiet';
  const list = document.createElement('ul');
  list.className = 'problems';
  const steps = JSON.parse(host.dataset['steps'] ?? '{}') as Steps;
  host.replaceChildren(say, list);
  return (now, gate) => {
    const all = withoutTwins(now, gate.findings);
    const words = wordsOf(all, gate);
    if (say.textContent !== words) say.textContent = words;
    list.replaceChildren(...all.map((problem) => itemOf(problem, goTo, knows, steps)));
  };
};

/** Where on the page a finding is put right, by its code. */
type Steps = Readonly<
  Record<string, { readonly href: string; readonly words: string; readonly instead?: boolean }>
>;

/** What the gate said last. */
export interface GateWord {
  readonly findings: readonly Problem[];
  /** `stale`: something changed since. */
  readonly state: 'none' | 'checking' | 'stale' | 'checked';
  readonly passed: boolean;
}

const wordsOf = (all: readonly Problem[], { state, passed }: GateWord): string => {
  if (state === 'checking') return 'Checking everything that publishing asks for …';
  if (state === 'none')
    return 'Not checked yet for publishing. Most of what is missing is asked under “What it is”.';
  if (state === 'stale') return 'Changed since it was checked for publishing.';
  if (!passed) return 'Checked: it cannot be published yet.';
  return all.length === 0
    ? 'Checked, nothing to remark: every solid is closed, with the least and the greatest values too.'
    : 'Checked: it can be published.';
};

const itemOf = (
  { severity, code, message, hint, where }: Problem,
  goTo: (file: string, line: number | undefined) => void,
  knows: (file: string) => boolean,
  steps: Steps,
): HTMLLIElement => {
  const item = document.createElement('li');
  item.className = severity;
  item.dataset['code'] = code;
  const word = document.createElement('strong');
  word.textContent = WORDS[severity];
  item.append(word, ` ${message} `);
  if (where?.file !== undefined) {
    const { file, line } = where;
    const text = line === undefined ? file : `${file}:${line}`;
    if (knows(file)) {
      const place = document.createElement('button');
      place.type = 'button';
      place.className = 'place where';
      place.textContent = text;
      place.addEventListener('click', () => goTo(file, line));
      item.append(place);
    } else {
      const place = document.createElement('span');
      place.className = 'where';
      place.textContent = text;
      item.append(place);
    }
  }
  const step = steps[code];
  if (step !== undefined) {
    const link = document.createElement('a');
    link.href = step.href;
    link.textContent = step.words;
    const help = document.createElement('span');
    help.className = 'hint';
    help.append(link);
    item.append(help);
  }
  if (hint !== undefined && step?.instead !== true) {
    const help = document.createElement('span');
    help.className = 'hint';
    help.textContent = ` ${hint}`;
    item.append(help);
  }
  return item;
};

/** The editor and the gate find the same things; each is said once, by the gate where it stops at it. */
const withoutTwins = (now: readonly Problem[], gate: readonly Problem[]): readonly Problem[] => {
  const stops = new Set(gate.filter((each) => each.severity === 'error').map(({ code }) => code));
  const warned = now.filter(({ severity, code }) => severity === 'error' || !stops.has(code));
  const seen = new Set<string>();
  return [...warned, ...gate].filter(({ code, where }) => {
    const key = `${code} ${where?.file ?? ''} ${where?.line ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
};
