// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { parseModuleRequest, requestKey } from '../../../src/designs/modules/module-request.ts';
import type { ModuleSource } from '../../../src/designs/modules/vendor-modules.ts';
import { error, failure, success } from '../../../src/shared/problem.ts';
import type { Modules, OpenedDraft } from '../../../src/web/editor/messages.ts';
import { openWithModules } from '../../../src/web/editor/open-with-modules.ts';

const OPENED: OpenedDraft = { schema: [], presets: [] };
const absent = failure(error('library-design-unknown', 'none'));
const moduleOf = (slug: string): ModuleSource => ({
  ...{ author: 'ada', slug, version: '1.0.0', digest: '', license: 'MIT' },
  source: { entry: 'design.js', files: new Map() },
});

/** A worker whose draft asks for what `wanted` says now; `given` is what it had at each opening. */
const startRunner = () => {
  const given: string[][] = [];
  const state = { wanted: ['commons:ada/threads@^1'] };
  const open = async (_files: unknown, modules: Modules) => {
    given.push([...modules.keys()]);
    const asked = state.wanted.map((wanted) => parseModuleRequest(wanted)!);
    const lacks = asked.some((request) => modules.get(requestKey(request))?.ok !== true);
    return { outcome: lacks ? absent : success(OPENED), asked };
  };
  return { runner: { open }, given, state };
};
const { signal } = new AbortController();
const NONE = new Map<string, Uint8Array>();

describe('a draft in the editor that builds on modules of others', () => {
  it('gets what it asks for once, and another when its code names another', async () => {
    const { runner, given, state } = startRunner();
    const fetched: string[] = [];
    const open = openWithModules(runner, async (request) => {
      fetched.push(requestKey(request));
      return success(moduleOf(request.slug));
    });
    expect(await open(NONE, 'a', signal)).toEqual(success(OPENED));
    await open(NONE, 'a', signal);
    state.wanted = ['commons:ada/threads@^2'];
    expect((await open(NONE, 'a', signal))?.ok).toBe(true);
    expect(fetched).toEqual(['ada/threads@^1', 'ada/threads@^2']);
    expect(given.at(-1)).toContain('ada/threads@^2');
    state.wanted = [];
    await open(NONE, 'a', signal);
    await open(NONE, 'a', signal);
    expect(given.at(-1), 'what no code names is not sent along').toEqual([]);
  });

  it('asks again for one that was not there: it may be published by now', async () => {
    const answers = [absent, success(moduleOf('threads'))];
    const open = openWithModules(startRunner().runner, async () => answers.shift()!);
    expect((await open(NONE, 'a', signal))?.ok).toBe(false);
    expect((await open(NONE, 'a', signal))?.ok).toBe(true);
  });

  it('leaves what it asked for when the files changed meanwhile', async () => {
    const { runner, given } = startRunner();
    const replaced = new AbortController();
    const open = openWithModules(runner, async (_, asked) => {
      replaced.abort();
      return asked.aborted ? absent : success(moduleOf('threads'));
    });
    expect(await open(NONE, 'a', replaced.signal)).toBeUndefined();
    expect(given).toEqual([[]]);
  });
});
