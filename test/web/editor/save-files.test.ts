// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { error, failure, success } from '../../../src/shared/problem.ts';
import type { DraftApi, DraftDocument } from '../../../src/web/editor/draft-api.ts';
import { isUnsaved, type OpenFile } from '../../../src/web/editor/file-list.ts';
import { saveFiles } from '../../../src/web/editor/save-files.ts';
import { unsavedTexts } from '../../../src/web/editor/unsaved.ts';

/** As `localStorage`, for as long as a test. */
const storage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
};
const file = (more: Partial<OpenFile> = {}): OpenFile => ({
  ...{ path: 'design.js', seen: 'v1', bytes: 1, text: 'mine', saved: 'old', conflict: false },
  ...more,
});
const document = (sha256: string): DraftDocument => ({
  files: [{ path: 'design.js', sha256, bytes: 4 }],
});
const api = (put: DraftApi['put']): DraftApi => ({ put }) as unknown as DraftApi;

describe('what is written in the editor', () => {
  it('is sent over what was seen, and is not kept in the browser any more once it is there', async () => {
    const [open, unsaved] = [file(), unsavedTexts('d', storage())];
    unsaved.keep('design.js', { text: 'mine', seen: 'v1' });
    const sent: unknown[] = [];
    const saved = await saveFiles(
      api(async (path, text, seen) => {
        sent.push([path, text, seen]);
        return success(document('v2'));
      }),
      [open],
      unsaved,
    );
    expect(sent).toEqual([['design.js', 'mine', 'v1']]);
    expect(saved).toEqual({ problems: [], wrote: ['design.js'] });
    expect([open.seen, isUnsaved(open), unsaved.all().size]).toEqual(['v2', false, 0]);
  });

  it('while it is sent stays unsaved, over what is there then', async () => {
    const [open, unsaved] = [file(), unsavedTexts('d', storage())];
    await saveFiles(
      api(async () => {
        open.text = 'mine and more';
        return success(document('v2'));
      }),
      [open],
      unsaved,
    );
    expect(isUnsaved(open)).toBe(true);
    expect(unsaved.all().get('design.js')).toEqual({ text: 'mine and more', seen: 'v2' });
  });

  it('is never sent again once somebody else changed the file, and stays in the browser', async () => {
    const [open, unsaved] = [file(), unsavedTexts('d', storage())];
    unsaved.keep('design.js', { text: 'mine', seen: 'v1' });
    let calls = 0;
    const refusing = api(async () => {
      calls++;
      return failure(error('draft-file-changed', 'expected what was seen'));
    });
    await saveFiles(refusing, [open], unsaved);
    await saveFiles(refusing, [open], unsaved);
    expect([calls, open.conflict, open.text, unsaved.all().size]).toEqual([1, true, 'mine', 1]);
  });

  it('of one draft is not mistaken for that of another, and a browser that keeps nothing does no harm', () => {
    const shared = storage();
    unsavedTexts('a', shared).keep('x', { text: '1', seen: 's' });
    expect(unsavedTexts('b', shared).all().size).toBe(0);
    expect([...unsavedTexts('a', shared).all().keys()]).toEqual(['x']);
    const full = storage();
    full.setItem = () => {
      throw new Error('full');
    };
    expect(() => unsavedTexts('a', full).keep('x', { text: '1', seen: 's' })).not.toThrow();
  });
});
