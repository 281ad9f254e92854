// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BLOCK, withBlock } from './block.ts';
import { fabcommons } from './fabcommons.ts';

const USES = `// SPDX-FileCopyrightText: 2026 A Maker
// SPDX-License-Identifier: CC0-1.0
// title: Two
const block = require('commons:ada/block@^1')
module.exports = { main: () => block.main({ size: 12 }), getParameterDefinitions: block.getParameterDefinitions }
`;

it('a design is shown with the modules of the commons that it requires, as it is built', async () => {
  const cwd = withBlock();
  const env = { FABCOMMONS_DATA: join(cwd, 'library') };
  const who = '// author: A Maker\n// description: Fills a hole.\n';
  writeFileSync(join(cwd, 'block.js'), who + BLOCK);
  const published = ['publish', 'block.js', '--to', 'library', '--as', 'ada'];
  expect((await fabcommons(published, { cwd, env })).code).toBe(0);
  writeFileSync(join(cwd, 'two.js'), USES);

  let shown: Promise<Record<string, unknown>> | undefined;
  const ended = fabcommons(['preview', 'two.js', '--port', '0'], {
    cwd,
    env,
    began: (child) => {
      child.stdout!.once('data', (text: string) => {
        const [address] = /http:\S+/.exec(String(text))!;
        shown = fetch(`${address}design.json`)
          .then(async (answer) => (await answer.json()) as Record<string, unknown>)
          .finally(() => child.kill('SIGTERM'));
      });
    },
  });
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
  expect(await shown).toMatchObject({ schema: [{ name: 'size' }] });
});

it('a port that another program has, and a design that is not there, are no bugs', async () => {
  const cwd = withBlock();
  const env = { FABCOMMONS_DATA: join(cwd, 'library') };
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const port = String((taken.address() as AddressInfo).port);
  const refused = await fabcommons(['preview', 'block.js', '--port', port], { cwd, env });
  taken.close();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('[server-cannot-listen]');
  const missing = await fabcommons(['preview', 'none.js', '--watch', '--port', '0'], { cwd, env });
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('[source-not-found]');
});
