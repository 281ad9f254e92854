// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { buildPackage } from '../../commons/build-package.ts';
import { findDesign } from '../../commons/find-design.ts';
import { signAsNode } from '../../designs/library/store/node-key.ts';
import { licenseText } from '../../designs/read/license-text.ts';
import { success } from '../../shared/problem.ts';
import { aboutDesign } from '../about-design.ts';
import { buildOptions, type BuildOptions, readBuildRequest } from '../build-request.ts';
import { finish, finishWith, summaryLines } from '../finish.ts';
import { withLibrary } from '../node.ts';
import type { Register } from '../register.ts';
import { say } from '../report.ts';
import { writeZip, zipPath } from '../write-zip.ts';

interface PackageOptions extends BuildOptions {
  readonly out: string;
}

/** `fabcommons package <design> --out file.zip` */
export const packageCommand: Register = (program, end) => {
  const command = program
    .command('package')
    .description(
      'build a design and pack it with source, licenses, credits and a signed provenance',
    )
    .argument('<design>', 'a code file, folder or ZIP, or author/slug[@version] of the library')
    .requiredOption('--out <file.zip>', 'the ZIP to write', zipPath('--out'));
  buildOptions(command).action(async (design: string, options: PackageOptions) =>
    end(await pack(design, options)),
  );
};

const pack = async (word: string, options: PackageOptions): Promise<number> => {
  const made = await withLibrary(
    options,
    async ({ library, run, show }) => {
      const get = async () => success(library);
      const found = await findDesign(word, get, { root: options.root });
      if (!found.ok) return found;
      const { design, record } = found.value;
      const request = await readBuildRequest(found.value, options);
      if (!request.ok) return request;
      show('package', 0, 1);
      const sign = (bytes: Uint8Array) => signAsNode(library.folder, bytes);
      const built = await buildPackage(request.value, record, library, { run, licenseText, sign });
      if (!built.ok) return built;
      return success({ design, ...built.value }, built.problems);
    },
    { writes: true },
  );
  if (!made.ok) return finishWith(made.problems, options);
  const { design, build, files } = made.value;
  const written = await writeZip(options.out, files);
  if (!written.ok) return finishWith([...made.problems, ...written.problems], options);
  say(summaryLines(written.value.outputs, build.production), options);
  return finish(
    {
      ...aboutDesign(design),
      parameters: build.values,
      ...written.value,
      meshes: build.meshes,
      ...(build.production === undefined ? {} : { production: build.production }),
      problems: made.problems,
    },
    options,
  );
};
