// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The page of a draft: its files in an editor, the part as they are now, what was found.
import { draftApi } from '../editor/draft-api.ts';
import { type DraftEditor, editDraft } from '../editor/edit-draft.ts';
import { editorFrame } from '../editor/editor-frame.ts';
import { findingsView } from '../editor/findings-view.ts';
import { bytesOf, readFiles } from '../editor/read-files.ts';
import { refreshSections } from '../editor/refresh-sections.ts';
import { runDraft } from '../editor/run-draft.ts';
import { showDraft } from '../editor/show-draft.ts';
import { unsavedTexts } from '../editor/unsaved.ts';
import { licenseHelp } from '../publish/license-help.ts';

const startWorker = (): Worker =>
  new Worker(new URL('../editor/draft-worker.ts', import.meta.url), { type: 'module' });

const start = async (article: HTMLElement, host: HTMLElement, forms: HTMLElement) => {
  const { draft = '', name = '' } = article.dataset;
  const get = (id: string): HTMLElement => document.getElementById(id)!;
  const api = draftApi(draft);
  const unsaved = unsavedTexts(draft);
  const document_ = await api.get();
  // Now and not before: until here somebody may write into the forms of the page.
  const files = readFiles(forms, unsaved);
  const checked = document_.ok ? document_.value.checked : undefined;
  article.classList.add('is-editing');
  forms.hidden = true;
  const allBytes = bytesOf(api);
  const place = {
    stage: get('stage'),
    summary: get('part-summary'),
    parameters: get('parameters'),
  };
  const show = showDraft(place, runDraft(startWorker), (problems) => editor?.found(problems));
  const editor: DraftEditor = editDraft(
    {
      frame: editorFrame(host),
      ...{ files, api, unsaved },
      evaluate: (all) => {
        const list = [...all];
        void allBytes(list).then((bytes) => show({ files: bytes, name }));
      },
      showFindings: findingsView(
        get('findings'),
        (file, line) => editor.goTo(file, line),
        (file) => files.has(file),
      ),
      checked: () => void refreshSections(['about', 'publish']),
    },
    {
      findings: checked?.findings ?? [],
      passed: checked?.passed ?? false,
      state: checked === undefined ? 'none' : 'checked',
    },
  );
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void editor.save(true);
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      void editor.save();
    }
  });
  /** Forms on their way: pressed twice, a button acts once. */
  const leaving = new Set<HTMLFormElement>();
  addEventListener('pageshow', () => leaving.clear());
  // Whatever the other forms of the page do, they do it to what is written here.
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.id === 'check') {
      event.preventDefault();
      void editor.save().then(() => editor.check());
    } else if (form.method === 'post' && form.closest('#about, #publish, .add-files')) {
      event.preventDefault();
      if (leaving.has(form)) return;
      leaving.add(form);
      void editor.save().then((saved) => {
        if (saved || form.action.endsWith('/delete')) return form.submit();
        leaving.delete(form);
        // Why it is not saved stands there.
        host.scrollIntoView();
      });
    }
  });
};

const article = document.querySelector<HTMLElement>('[data-draft]');
const host = document.querySelector<HTMLElement>('#editor');
const forms = document.querySelector<HTMLElement>('#file-forms');
if (article && host && forms) void start(article, host, forms);
licenseHelp();
