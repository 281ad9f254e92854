// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type DraftApi } from './draft-api.ts';
import type { OpenFile } from './file-list.ts';
import type { UnsavedTexts } from './unsaved.ts';

/**
 * The files that the server put into the page, with what was written into its forms while scripts were
 * under way, and what this browser kept of texts that were not saved: over the text they were written
 * over they stand again, over another they are in conflict.
 */
export const readFiles = (forms: HTMLElement, unsaved: UnsavedTexts): Map<string, OpenFile> => {
  const files = new Map<string, OpenFile>();
  const kept = unsaved.all();
  const written = (path: string, text: string, seen: string): void => {
    if (!kept.has(path)) unsaved.keep(path, { text, seen });
  };
  for (const item of forms.querySelectorAll<HTMLElement>('[data-path]')) {
    const { path = '', sha256 = '', bytes = '0' } = item.dataset;
    const field = item.querySelector<HTMLTextAreaElement>('textarea[data-file]');
    const [text, saved] = [field?.value, field?.defaultValue];
    files.set(path, { path, seen: sha256, bytes: Number(bytes), text, saved, conflict: false });
    if (text !== undefined && text !== saved) written(path, text, sha256);
  }
  const [path = '', text = ''] = ['#new-path', '#new-text'].map(
    (id) => forms.querySelector<HTMLInputElement | HTMLTextAreaElement>(id)?.value,
  );
  if (path !== '' && text !== '' && !files.has(path)) written(path, text, 'none');
  for (const [path, { text, seen }] of unsaved.all()) {
    const file = files.get(path);
    if (file?.saved === text) unsaved.drop(path);
    else if (file) Object.assign(file, { text, conflict: file.seen !== seen });
    else files.set(path, { ...newFile(path), text, conflict: seen !== 'none' });
  }
  return files;
};

/** One that the server does not have. */
export const newFile = (path: string): OpenFile => ({
  ...{ path, seen: 'none', bytes: 0, text: '', saved: undefined, conflict: false },
});

/** All files as bytes; those without text are asked for once. */
export const bytesOf = (api: DraftApi) => {
  const known = new Map<string, Uint8Array>();
  return async (files: Iterable<OpenFile>): Promise<ReadonlyMap<string, Uint8Array>> => {
    const all = new Map<string, Uint8Array>();
    for (const { path, text, seen } of files) {
      if (text !== undefined) {
        all.set(path, new TextEncoder().encode(text));
        continue;
      }
      const bytes = known.get(seen) ?? (await fetched(api, path));
      if (bytes === undefined) continue;
      known.set(seen, bytes);
      all.set(path, bytes);
    }
    return all;
  };
};

const fetched = async (api: DraftApi, path: string): Promise<Uint8Array | undefined> => {
  const answer = await api.bytes(path);
  return answer.ok ? answer.value : undefined;
};
