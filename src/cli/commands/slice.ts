// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename, dirname, join, resolve } from 'node:path';
import { finish, finishWith, outputEntry, summaryLines } from '../finish.ts';
import { loadFabricator, type FabricatorOptions } from '../load-fabricator.ts';
import { fabricatorOptions, outputOptions } from '../options.ts';
import { readInput } from '../read-file.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { writeFiles } from '../write-files.ts';

interface SliceOptions extends FabricatorOptions, Output {
  readonly out?: string;
}

/** `fabcommons slice <mesh>` */
export const sliceCommand: Register = (program, end) => {
  const command = program
    .command('slice')
    .description('turn a mesh of any origin into G-code')
    .argument('<mesh>', 'an STL, 3MF or OBJ file')
    .option('--out <file.gcode>', 'the file to write (default: out/<mesh>.gcode)');
  outputOptions(fabricatorOptions(command)).action(async (mesh: string, options: SliceOptions) =>
    end(await slice(mesh, options)),
  );
};

const slice = async (path: string, options: SliceOptions): Promise<number> => {
  const bytes = await readInput(path);
  if (!bytes.ok) return finishWith(bytes.problems, options);
  const fabricator = await loadFabricator(options);
  if (!fabricator.ok) return finishWith(fabricator.problems, options);
  const request = { fileName: basename(path), bytes: bytes.value, fabricator: fabricator.value };
  const sliced = await runWithBar({ kind: 'slice', request }, options);
  if (!sliced.ok) return finishWith(sliced.problems, options);

  const { products, notice, slug, meshes, production } = sliced.value;
  const paths = products.map(({ name }) => outputPath(name, slug, options.out));
  const written = await writeFiles(
    products.map(({ bytes: content }, i) => ({ path: paths[i]!, bytes: content })),
  );
  const about = {
    design: slug,
    version: notice.version,
    digest: notice.digest,
    license: notice.license,
  };
  if (!written.ok)
    return finish({ ...about, problems: [...sliced.problems, ...written.problems] }, options);
  const outputs = products.map((product, i) => outputEntry(paths[i]!, product));
  say(summaryLines(outputs, production), options);
  return finish({ ...about, outputs, meshes, production, problems: sliced.problems }, options);
};

/** `--out` names the file of a single plate; more plates get their number before the ending. */
const outputPath = (name: string, slug: string, out: string | undefined): string => {
  if (out === undefined) return resolve('out', name);
  const stem = basename(out).replace(/\.gcode$/i, '');
  return name === `${slug}.gcode`
    ? resolve(out)
    : join(
        resolve(dirname(out)),
        name.replace(slug, () => stem),
      );
};
