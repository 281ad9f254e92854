// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvaluator } from '../../../src/pipeline/evaluate/create-evaluator.ts';
import { evaluateDesign } from '../../../src/pipeline/evaluate/evaluate-design.ts';
import { designOf } from '../../../src/server/drafts/load-files.ts';
import { templateFiles } from '../../../src/server/drafts/templates/template-files.ts';
import { valueOf } from '../../designs/library/samples.ts';
import { type Member, type Node, startNode } from '../drafts-node.ts';
import { cpuClock } from '../../cpu-clock.ts';

const evaluator = await createEvaluator({ now: cpuClock });
let node: Node;
let ada: Member;
beforeAll(async () => {
  node = await startNode();
  ada = await node.signUp('ada');
});
afterAll(() => node.close());

const begin = (form: Readonly<Record<string, string>>) =>
  ada.ask('/publish/template', {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
const draftOf = async (response: Response) => {
  const id = /\/drafts\/([\w-]+)/.exec(response.headers.get('location')!)![1]!;
  const answer = await ada.ask(`/api/v1/drafts/${id}`);
  const { checked } = (await answer.json()) as {
    checked: { passed: boolean; findings: unknown[] };
  };
  return { id, ...checked };
};

const ABOUT = {
  ...{ title: 'T', slug: 't', author: 'ada', copyright: '2026 ada', license: 'CERN-OHL-S-2.0' },
};
/** All parameters at one end. */
const evaluated = async (template: 'box' | 'panel', end: 'min' | 'max') => {
  const files = valueOf(await templateFiles(undefined as never, ABOUT, template, ''));
  const design = valueOf(await designOf(files, 't'));
  const { schema } = valueOf(await evaluateDesign(design, {}, evaluator));
  const values = schema.flatMap((each) => (end in each ? [[each.name, each[end as never]]] : []));
  return valueOf(await evaluateDesign(design, Object.fromEntries(values), evaluator));
};

describe('a template', () => {
  it('of a box and its lid is ready to be published, and a module for the next', async () => {
    const box = await draftOf(await begin({ title: 'Box', template: 'box' }));
    const toSay = [expect.objectContaining({ code: 'manifest-function-to-say' })];
    expect([box.passed, box.findings]).toEqual([true, toSay]);
    const published = await ada.ask(`/api/v1/drafts/${box.id}/publish`, { method: 'POST' });
    expect(published.status).toBe(201);
    const row = { title: 'Row', template: 'module', module: 'ada/box' };
    const begun = await draftOf(await begin(row));
    expect([begun.passed, begun.findings]).toEqual([true, toSay]);
    // It came along: the editor runs it without asking anybody.
    const source = await ada.ask(`/api/v1/drafts/${begun.id}/files/commons.lock.json`);
    expect(await source.text()).toContain('ada/box');
  });

  it.each(['min', 'max'] as const)('is whole with all parameters at their %s', async (end) => {
    const box = await evaluated('box', end);
    expect(box.shapes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...['solid box', 'solid lid'],
    ]);
    const panel = await evaluated('panel', end);
    expect(panel.shapes.map(({ kind }) => kind)).toEqual(['section']);
  });

  it('that builds on a design of others says which it lacks', async () => {
    const html = { accept: 'text/html' };
    for (const [module, code] of [
      ['', 'template-module-needed'],
      ['eve/nothing', 'library-design-unknown'],
      ["'); nope('", 'reference-malformed'],
    ] as const) {
      const form = new URLSearchParams({ title: 'Row', template: 'module', module });
      const answer = await ada.ask('/publish/template', {
        ...{ method: 'POST', body: form, headers: html },
      });
      expect([module, await answer.text()]).toEqual([module, expect.stringContaining(code)]);
    }
  });
});
