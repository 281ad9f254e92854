// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Writes the picture of every design of the seed library, or of those named as arguments, and
 * prints what each part measures. With NAME=VALUE arguments the picture goes to out/ instead.
 */

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LIBRARY = join(ROOT, 'designs-library');
const BUNDLE = join(ROOT, 'node_modules/.cache/fabcommons/render-library.mjs');

const EXPORTS = [
  "export { readDesign } from './src/designs/read/read-design.ts';",
  "export { toSchema } from './src/designs/parameters/to-schema.ts';",
  "export { toValues } from './src/designs/parameters/to-values.ts';",
  "export { createEvaluator } from './src/pipeline/evaluate/create-evaluator.ts';",
  "export { renderPicture } from './src/pipeline/mesh/picture/render-picture.ts';",
  "export { measure } from './src/pipeline/mesh/measure.ts';",
];

const main = async () => {
  const program = await loadProgram();
  const evaluator = await program.createEvaluator({ now: () => performance.now() });
  const values = Object.fromEntries(
    process.argv.filter((word) => word.includes('=')).map((word) => word.split(/=(.*)/s, 2)),
  );
  const slugs = process.argv.slice(2).filter((word) => !word.includes('='));
  for (const slug of slugs.length > 0 ? slugs : allSlugs()) {
    await render(program, evaluator, slug, values);
  }
};

/** The pipeline is TypeScript: bundled once, its packages left where they are. */
const loadProgram = async () => {
  await build({
    stdin: { contents: EXPORTS.join('\n'), resolveDir: ROOT },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: BUNDLE,
  });
  return import(pathToFileURL(BUNDLE).href);
};

const allSlugs = () =>
  readdirSync(LIBRARY, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const render = async (program, evaluator, slug, given) => {
  const design = valueOf(await program.readDesign(join(LIBRARY, slug)));
  const loaded = valueOf(await evaluator.load(design.source, slug));
  const schema = valueOf(program.toSchema(valueOf(loaded.definitions())));
  const values = valueOf(program.toValues(schema, given));
  const start = performance.now();
  const { shapes, log } = valueOf(await loaded.run(values));
  const ms = performance.now() - start;
  loaded.dispose();

  const { manifest } = design;
  const picture = program.renderPicture(shapes, {
    width: 960,
    height: 720,
    texts: [
      ['Title', manifest.title],
      ['Author', manifest.authors.map(({ name }) => name).join(', ')],
      ['Copyright', `${manifest.copyright.join(', ')}, ${manifest.license}`],
    ],
  });
  const own = Object.keys(given).length === 0;
  const folder = own ? join(LIBRARY, slug) : join(ROOT, 'out');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, own ? 'picture.png' : `${slug}.png`), picture);
  for (const shape of shapes) console.log(slug, describe(program, shape), `${ms.toFixed(0)} ms`);
  for (const { text } of log) console.log(`  ${text}`);
};

const describe = ({ measure }, { kind, name, mesh }) => {
  if (kind !== 'solid') return `${name}: ${kind}`;
  const { volume } = measure(mesh);
  return `${name}: ${mesh.triangles.length / 3} triangles, ${volume.toFixed(0)} mm³`;
};

const valueOf = (outcome) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.value;
};

await main();
