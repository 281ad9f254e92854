// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export type ViewName = 'part' | 'toolpath' | 'source';

/**
 * The tabs above the view: one is selected, arrow keys, Home and End move between them. A tab shows
 * the panel that its `aria-controls` names, if any. `changed` hears of each change.
 */
export const handleViews = (
  tablist: HTMLElement,
  changed: (view: ViewName) => void,
): { select(view: ViewName): void } => {
  const tabs = [...tablist.querySelectorAll<HTMLElement>('[data-view]')];
  const select = (tab: HTMLElement, focus: boolean): void => {
    for (const each of tabs) {
      const selected = each === tab;
      each.setAttribute('role', 'tab');
      each.setAttribute('aria-selected', String(selected));
      each.tabIndex = selected ? 0 : -1;
    }
    // Two tabs may share a panel: the one of the selected tab is shown last.
    for (const each of [...tabs.filter((other) => other !== tab), tab]) {
      const panel = document.getElementById(each.getAttribute('aria-controls') ?? '');
      if (panel !== null) panel.hidden = each !== tab;
    }
    if (focus) tab.focus();
    changed(tab.dataset['view'] as ViewName);
  };
  tablist.addEventListener('click', ({ target }) => {
    const tab = tabs.find((each) => target instanceof Node && each.contains(target));
    if (tab !== undefined) select(tab, false);
  });
  tablist.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(tabs[(to + tabs.length) % tabs.length]!, true);
  });
  tablist.classList.add('is-ready'); // Hidden until now: without a script tabs do nothing.
  for (const tab of tabs) {
    const selected = tab.getAttribute('aria-selected') === 'true';
    tab.tabIndex = selected ? 0 : -1;
  }
  return {
    select: (view) => {
      const tab = tabs.find((each) => each.dataset['view'] === view);
      if (tab !== undefined) select(tab, false);
    },
  };
};
