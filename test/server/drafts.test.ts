// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zipSync } from 'fflate';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEXT_STEPS } from '../../src/server/pages/drafts/next-steps.ts';
import { publishRemote } from '../../src/commons/publish-remote.ts';
import { newDesign } from '../../src/designs/new-design.ts';
import { bundleDigest } from '../../src/designs/bundle.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { decodeModule, type ModuleDocument } from '../../src/designs/modules/module-document.ts';
import { createToken } from '../../src/server/accounts/tokens.ts';
import { changeAuthor } from '../../src/server/drafts/change-files.ts';
import { checkDraft } from '../../src/server/drafts/check-draft.ts';
import { createDraft } from '../../src/server/drafts/create-draft.ts';
import { publishDraft } from '../../src/server/drafts/publish-draft.ts';
import { tidyDrafts } from '../../src/server/drafts/tidy-drafts.ts';
import { designOf } from '../../src/server/drafts/load-files.ts';
import { plateCode } from '../commons/designs.ts';
import { sampleVersion, valueOf } from '../designs/library/samples.ts';
import { type Member, type Node, runOnce, startNode } from './drafts-node.ts';

const LICENSE = 'CERN-OHL-S-2.0';
interface CheckedDocument {
  passed: boolean;
  findings: unknown[];
  picture: string;
}
let node: Node;
let ada: Member;
let bob: Member;

const textsOf = (slug: string): Readonly<Record<string, string>> => ({
  ...newDesign({ title: slug, slug, author: 'ada', copyright: '2026 ada', license: LICENSE }),
  // Quicker to run than the template.
  'design.js': plateCode(LICENSE).replace('segments: 24', 'segments: 8'),
});
const zipOf = (texts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
const upload = (who: Member, texts: Readonly<Record<string, string>>) =>
  who.ask('/api/v1/drafts', {
    method: 'POST',
    body: zipOf(texts) as BodyInit,
    headers: { 'content-type': 'application/zip' },
  });
const idOf = (response: Response) =>
  /\/drafts\/([\w-]+)/.exec(response.headers.get('location')!)![1]!;
const folders = async () => (await readdir(join(node.folder, 'drafts'))).sort();
const incoming = () => readdir(join(node.folder, 'drafts/incoming'));

beforeAll(async () => {
  node = await startNode();
  ada = await node.signUp('ada');
  bob = await node.signUp('bob');
});
afterAll(() => node.close());

describe('from files to a version', () => {
  it('offers the number 1.0.0 to files without one, and the next one once that is published', async () => {
    const begin = async (texts: Readonly<Record<string, string>>) =>
      ((await (await upload(ada, texts)).json()) as { id: string }).id;
    const offered = async (texts: Readonly<Record<string, string>>) => {
      const page = await (await ada.ask(`/drafts/${await begin(texts)}`)).text();
      return /name="version" value="([^"]*)"/.exec(page)?.[1];
    };
    const { 'okh.toml': manifest = '', ...rest } = textsOf('numbered');
    const nameless = { ...rest, 'okh.toml': manifest.replace(/^version.*$/m, '') };
    expect(await offered(nameless)).toBe('1.0.0');
    expect(await offered(textsOf('numbered'))).toBe('0.1.0');
    await ada.post(`/drafts/${await begin(textsOf('numbered'))}/publish`);
    expect(await offered(nameless)).toBe('0.1.1');
  });

  it('begins over the API as it does on the pages: of a template, of a version, of the last one', async () => {
    const begin = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await ada.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
      const draft = (await answer.json()) as { id: string; files: { path: string }[] };
      const okh = await ada.ask(`/api/v1/drafts/${draft.id}/files/okh.toml`);
      await ada.ask(`/api/v1/drafts/${draft.id}`, { method: 'DELETE' });
      return [answer.status, await okh.text()] as const;
    };
    expect(await begin('/api/v1/drafts/from-template', { title: 'A tray' })).toEqual([
      ...[201, expect.stringMatching(/^name = "A tray"$/m)],
    ]);
    const versions = '/api/v1/designs/ada/numbered';
    expect(await begin(`${versions}/versions/0.1.0/fork`, {})).toEqual([
      ...[201, expect.stringContaining('ada/numbered')],
    ]);
    expect(await begin(`${versions}/next`, {})).toEqual([
      ...[201, expect.stringMatching(/^version = "0.1.1"$/m)],
    ]);
    expect(await begin(`${versions}/versions/9.9.9/fork`, {})).toEqual([404, expect.anything()]);
  });

  it('keeps as a draft what was written while it was being published', async () => {
    const { id } = (await (await upload(ada, textsOf('busy'))).json()) as { id: string };
    const write = (path: string, text: string) =>
      ada.ask(`/api/v1/drafts/${id}/files/${path}`, { method: 'PUT', body: text });
    const run: typeof runOnce = async (task) => {
      await write('README.md', 'Written late.');
      return runOnce(task);
    };
    const { drafts, library } = node;
    const tools = { library, run, mode: 'open' } as const;
    expect(valueOf(await publishDraft(drafts, ada.account, id, tools)).slug).toBe('busy');
    const read = () => ada.ask(`/api/v1/drafts/${id}/files/README.md`);
    expect(await (await read()).text()).toBe('Written late.');
    expect((await ada.ask(`/api/v1/drafts/${id}`, { method: 'DELETE' })).status).toBe(200);
  });

  it('is not checked for an author that it had before', async () => {
    const { id } = (await (await upload(ada, textsOf('authored'))).json()) as { id: string };
    const run: typeof runOnce = async (task) => {
      await changeAuthor(node.drafts, ada.account, id, 'bob');
      return runOnce(task);
    };
    const tools = { library: node.library, run, mode: 'open' } as const;
    const draft = valueOf(await checkDraft(node.drafts, ada.account, id, tools));
    expect([draft.author, draft.checked]).toEqual(['bob', undefined]);
  });

  it('goes by plain forms: upload, findings, mend, publish, and again with a higher number', async () => {
    const texts = {
      ...textsOf('plate'),
      'okh.toml': textsOf('plate')['okh.toml']!.replace(/^license.*$/m, ''),
    };
    const form = new FormData();
    form.append('zip', new Blob([zipOf(texts) as BlobPart]), 'plate.zip');
    const uploaded = await ada.ask('/publish', { method: 'POST', body: form });
    expect(uploaded.status).toBe(303);
    const id = idOf(uploaded);
    const page = await (await ada.ask(`/drafts/${id}`)).text();
    expect(page).toContain('data-code="manifest-no-license"');
    expect(page).toContain('<a href="#license-questions">');
    // Wherever a finding leads, there is something.
    for (const { href } of Object.values(NEXT_STEPS)) {
      expect(page).toContain(`id="${href.slice(1)}"`);
    }
    expect(page).toMatch(/<button class="main" disabled>\s*Publish/);
    expect(page).toContain('name="p.width"');

    const said = { title: 'Plate', function: 'Holds.', authors: 'ada', version: '1.0.0' };
    const details = { ...said, author: 'ada', license: '', share: 'yes' };
    expect((await ada.post(`/drafts/${id}/details`, details)).status).toBe(303);
    expect(await (await ada.ask(`/drafts/${id}`)).text()).not.toContain('disabled>Publish');
    const published = await ada.post(`/drafts/${id}/publish`);
    expect(published.headers.get('location')).toBe('/d/ada/plate@1.0.0');
    const version = await fetch(`${node.url}/d/ada/plate@1.0.0`);
    expect(version.status).toBe(200);
    expect(await version.text()).toContain('Holds.');
    expect((await ada.ask(`/drafts/${id}`)).status).toBe(404);

    // The next one.
    const source = await node.library.db
      .selectFrom('versions')
      .select('record')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(source.record).license).toBe('CERN-OHL-S-2.0');
    const second = idOf(await ada.post('/d/ada/plate/fork'));
    await ada.post(`/drafts/${second}/delete`);
    const next = textsOf('plate');
    const draft = (await (await upload(ada, next)).json()) as { id: string };
    const taken = { ...details, function: 'Holds more.', license: 'CERN-OHL-S-2.0' };
    await ada.post(`/drafts/${draft.id}/details`, taken);
    const refused = await ada.post(`/drafts/${draft.id}/publish`);
    expect(refused.status).toBe(409);
    await ada.post(`/drafts/${draft.id}/details`, { ...taken, version: '1.1.0' });
    const again = await ada.post(`/drafts/${draft.id}/publish`);
    expect(again.headers.get('location')).toBe('/d/ada/plate@1.1.0');
  });

  it('tells findings with file and line, and the same document that the customizer shows', async () => {
    const { id } = (await (await upload(ada, textsOf('clip'))).json()) as { id: string };
    const put = (text: string) =>
      ada.ask(`/api/v1/drafts/${id}/files/design.js`, { method: 'PUT', body: text });
    const check = async () =>
      (await ada.ask(`/api/v1/drafts/${id}/check`, { method: 'POST' })).json() as Promise<{
        checked: CheckedDocument;
      }>;
    await put('const main = () => {\n  throw new Error("no")\n}\nmodule.exports = { main }\n');
    const broken = (await check()).checked;
    expect(broken.passed).toBe(false);
    expect(broken.findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        where: expect.objectContaining({ file: 'design.js', line: 2 }),
      }),
    );
    await put(textsOf('clip')['design.js']!);
    const sound = (await check()).checked;
    expect(sound).toMatchObject({ passed: true, measures: { solids: 1 } });
    const picture = await ada.ask(sound.picture);
    expect(picture.headers.get('content-type')).toBe('image/png');
    const document = (await (await ada.ask(`/api/v1/drafts/${id}/design.json`)).json()) as {
      schema: { name: string }[];
    };
    expect(document.schema.map(({ name }) => name)).toEqual(['width', 'label']);
    expect((await ada.ask(`/api/v1/drafts/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect(await folders()).not.toContain(`draft-${id}`);
  });

  it('takes the files of a folder with their paths, and refuses paths that lead out', async () => {
    const send = (paths: readonly string[]) => {
      const form = new FormData();
      for (const path of paths) form.append('paths[]', path);
      for (const [i, path] of paths.entries()) {
        form.append(
          'files',
          new Blob([Object.values(textsOf('hook'))[i]!]),
          path.split('/').at(-1)!,
        );
      }
      return ada.ask('/api/v1/drafts', { method: 'POST', body: form });
    };
    const good = await send(['hook/okh.toml', 'hook/lib/design.js', 'hook/README.md']);
    const draft = (await good.json()) as { id: string; files: { path: string }[] };
    expect(draft.files.map(({ path }) => path)).toEqual(['README.md', 'lib/design.js', 'okh.toml']);
    await ada.ask(`/api/v1/drafts/${draft.id}`, { method: 'DELETE' });
    expect((await send(['../okh.toml', 'a/b.js'])).status).toBe(422);
    expect(await incoming()).toEqual([]);
  });
});

describe('a draft', () => {
  it('is never overwritten by a window that has not seen what is there', async () => {
    const draft = (await (await upload(ada, textsOf('twice'))).json()) as {
      id: string;
      files: { path: string; sha256: string }[];
    };
    const address = `/api/v1/drafts/${draft.id}/files/README.md`;
    const put = (body: string, headers: Record<string, string>) =>
      ada.ask(address, { method: 'PUT', body, headers });
    const seen = (await ada.ask(address)).headers.get('etag')!;
    expect(seen).toContain(draft.files.find(({ path }) => path === 'README.md')!.sha256);
    expect((await put('# One', { 'if-match': seen })).status).toBe(200);
    const late = await put('# Two', { 'if-match': seen });
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([
      412,
      'draft-file-changed',
    ]);
    expect((await put('# One', { 'if-match': seen })).status, 'sent once more').toBe(200);
    expect((await put('# Two', { 'if-none-match': '*' })).status).toBe(412);
    expect(
      (await ada.ask(address, { method: 'DELETE', headers: { 'if-match': seen } })).status,
    ).toBe(412);
    expect(await (await ada.ask(address)).text()).toBe('# One');

    const form = { path: 'README.md', text: '# Mine', was: seen.replaceAll('"', '') };
    const conflict = await ada.post(`/drafts/${draft.id}/files`, form);
    const page = await conflict.text();
    expect([conflict.status, page.includes('# Mine')]).toEqual([412, true]);
    const was = /name="was" value="([^"]+)"/.exec(page)![1]!;
    expect((await ada.post(`/drafts/${draft.id}/files`, { ...form, was })).status).toBe(303);
    expect(await (await ada.ask(address)).text()).toBe('# Mine');
    await ada.ask(`/api/v1/drafts/${draft.id}`, { method: 'DELETE' });
  });

  it('has files that get other names, none of them over another', async () => {
    const { id } = (await (await upload(ada, textsOf('names'))).json()) as { id: string };
    const rename = (from: string, to: string) =>
      ada.ask(`/api/v1/drafts/${id}/rename`, {
        method: 'POST',
        body: JSON.stringify({ from, to }),
        headers: { 'content-type': 'application/json' },
      });
    const done = (await (await rename('README.md', 'docs/notes.md')).json()) as {
      files: { path: string }[];
    };
    expect(done.files.map(({ path }) => path)).toEqual(['design.js', 'docs/notes.md', 'okh.toml']);
    expect((await rename('design.js', 'okh.toml')).status).toBe(412);
    expect((await rename('design.js', '../x.js')).status).toBe(422);
    expect((await rename('none.js', 'x.js')).status).toBe(404);
    await ada.ask(`/api/v1/drafts/${id}`, { method: 'DELETE' });
  });

  it('shows its page before it is published, and shows its pictures as such alone', async () => {
    const texts = { ...textsOf('seen'), 'fake.png': '<script>alert(1)</script>' };
    const { id } = (await (await upload(ada, texts)).json()) as { id: string };
    const page = await (await ada.ask(`/drafts/${id}/preview`)).text();
    expect(page).toContain('This is how its page will look');
    expect(page).toContain(`data-design-url="/api/v1/drafts/${id}/design.json"`);
    expect(page).not.toMatch(/href="\/d\/ada\/seen\/|Fork this design/);
    expect((await ada.ask(`/drafts/${id}/raw/fake.png`)).status).toBe(404);
    await ada.ask(`/api/v1/drafts/${id}`, { method: 'DELETE' });
  });

  it('begins as the newest version with the next number, for whoever maintains the design', async () => {
    const start = () => ada.post('/d/ada/plate/manage/next');
    const id = idOf(await start());
    const manifest = await (await ada.ask(`/api/v1/drafts/${id}/files/okh.toml`)).text();
    expect(manifest).toContain('version = "1.1.1"');
    expect(manifest).not.toContain('fork-of');
    expect((await bob.post('/d/ada/plate/manage/next')).status).toBe(403);
    await ada.ask(`/api/v1/drafts/${id}`, { method: 'DELETE' });
  });

  it('is not there for anybody else', async () => {
    const { id } = (await (await upload(ada, textsOf('mine'))).json()) as { id: string };
    for (const path of [
      `/drafts/${id}`,
      `/api/v1/drafts/${id}`,
      `/api/v1/drafts/${id}/design.json`,
    ]) {
      expect((await bob.ask(path)).status, path).toBe(404);
    }
    expect((await bob.post(`/drafts/${id}/publish`)).status).toBe(404);
    expect((await bob.ask(`/api/v1/drafts/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await fetch(`${node.url}/api/v1/drafts/${id}`)).status).toBe(401);
    expect((await ada.ask(`/drafts/${id}`)).status).toBe(200);
    await ada.post(`/drafts/${id}/delete`);
  });

  it('cannot be sent from a page of somebody else', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await ada.ask('/publish', { method: 'POST', headers })).status).toBe(403);
  });

  it('is one of at most 20, and goes when nobody has changed it for 90 days', async () => {
    const start = { files: new Map([['design.js', new Uint8Array(1)]]), folderName: 'many' };
    for (let i = 0; i < 20; i++) valueOf(await createDraft(node.drafts, bob.account, start));
    expect((await upload(bob, textsOf('one-more'))).status).toBe(409);
    const later = new Date(Date.now() + 91 * 86_400_000);
    await tidyDrafts({ ...node.drafts, now: () => later });
    expect(await folders()).toEqual(['incoming']);
    expect((await upload(bob, textsOf('one-more'))).status).toBe(201);
  });
});

describe('fork', () => {
  it('makes a draft that names what it was made from and keeps its license', async () => {
    const page = await bob.ask('/d/ada/plate@1.0.0/fork');
    expect(await page.text()).toContain('Fork this design');
    const id = idOf(await bob.post('/d/ada/plate@1.0.0/fork'));
    const draft = await (await bob.ask(`/drafts/${id}`)).text();
    expect(draft).toContain('ada/plate@1.0.0 (CERN-OHL-S-2.0)');
    expect(draft).toMatch(/\d+ licenses are not possible/);
    expect((await bob.post(`/drafts/${id}/publish`)).headers.get('location')).toBe(
      '/d/bob/plate@0.1.0',
    );
  });
});

describe('a draft that builds on a module of somebody else', () => {
  const code = (range: string) =>
    `// A block as large as the module says.\nconst { size } = require('commons:ada/threads${range}')\n
    const { cuboid } = require('@jscad/modeling').primitives
    module.exports = { main: () => cuboid({ size: [size, size, size] }) }`;

  it('is given it as publishing resolves it, and has no other files by that', async () => {
    for (const [version, size] of [
      ['1.2.0', 3],
      ['1.3.0', 4],
      ['2.0.0', 5],
    ] as const) {
      const module = { name: 'ada/threads', version, code: `module.exports = { size: ${size} }` };
      await addVersion(node.library, sampleVersion({ ...module, license: 'GPL-3.0-only' }));
    }
    const texts = { ...textsOf('block'), 'design.js': code('@^1.2') };
    const draft = (await (await upload(bob, texts)).json()) as { id: string; files: unknown };
    const complete = await bob.ask(`/api/v1/drafts/${draft.id}/design.json`);
    const { design, files } = (await complete.json()) as {
      design: { digest: string };
      files: Record<string, string>;
    };
    const file = 'commons_modules/ada/threads@1.3.0/design.js';
    const live = await fetch(`${node.url}/api/v1/modules/ada/threads?range=%5E1.2`);
    const { module } = (await live.json()) as { module: ModuleDocument };
    expect(module).toMatchObject({ version: '1.3.0', license: 'GPL-3.0-only' });
    expect(files[file]).toBe(module.files['design.js']);
    expect(decodeModule(module).source.entry).toBe('design.js');
    const after = (await (await bob.ask(`/api/v1/drafts/${draft.id}`)).json()) as typeof draft;
    expect(after.files).toEqual(draft.files);
    // What the module asks for counts when a license is chosen, before anything is checked.
    const page = await (await bob.ask(`/drafts/${draft.id}`)).text();
    expect(page).toContain('ada/threads@1.3.0 (GPL-3.0-only)');
    const whole = new Map(
      Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'base64')]),
    );
    expect(design.digest).toBe(bundleDigest({ entry: 'design.js', files: whole }));
  });

  it('is told at its line which module nobody has, with the nearest there is', async () => {
    const texts = { ...textsOf('block'), 'design.js': code('@^7') };
    const { id } = (await (await upload(bob, texts)).json()) as { id: string };
    const answer = await bob.ask(`/api/v1/drafts/${id}/check`, { method: 'POST' });
    const { checked } = (await answer.json()) as { checked: CheckedDocument };
    expect(checked.findings).toContainEqual(
      expect.objectContaining({
        code: 'library-version-unknown',
        message: expect.stringContaining('there are 1.2.0, 1.3.0, 2.0.0'),
        where: { file: 'design.js', line: 2 },
      }),
    );
  });
});

describe('publishing from a shell', () => {
  it('takes a token and answers the version; what the node refuses comes back as Problems', async () => {
    const token = valueOf(await createToken(node.accounts, ada.account, { label: 'laptop' })).text;
    const files = new Map(
      Object.entries(textsOf('stand')).map(([path, text]) => [path, strToU8(text)]),
    );
    const design = valueOf(await designOf(files, 'stand'));
    const to = { url: node.url, token, dryRun: false };
    const published = valueOf(await publishRemote(design, to));
    expect(published.author, 'the account that the token belongs to').toBe('ada');
    expect(published.digest).toBe(bundleDigest(design.source));
    const as = await publishRemote(design, { ...to, author: 'bob' });
    expect(as.problems[0]?.code).toBe('access-denied');
    expect(as.problems[0]?.hint).toContain('--as ada');
    const without = await publishRemote(design, { ...to, token: 'fc_nothing' });
    expect(without.problems[0]?.code).toBe('account-needed');
    const elsewhere = await publishRemote(design, { ...to, url: `${node.url}/d` });
    expect(elsewhere.problems[0]?.code).toBe('not-found');
  });
});

describe('an account that is deleted', () => {
  it('takes its drafts with it at once', async () => {
    const carl = await node.signUp('carl');
    const before = await folders();
    expect((await upload(carl, textsOf('shelf'))).status).toBe(201);
    expect(await folders()).toHaveLength(before.length + 1);
    const deleted = await carl.post('/account/delete', { password: 'four wet umbrellas' });
    expect([deleted.status, deleted.headers.get('location')]).toEqual([303, '/']);
    expect(await folders()).toEqual(before);
    const rows = node.drafts.db.selectFrom('drafts').select('id').where('member', '=', 'carl');
    expect(await rows.execute()).toEqual([]);
  });
});
