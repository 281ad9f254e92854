// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { buildPackage } from '../../commons/build-package.ts';
import { findDesign } from '../../commons/find-design.ts';
import { zipStream } from '../../commons/zip-stream.ts';
import { signAsNode } from '../../designs/library/store/node-key.ts';
import { licenseText } from '../../designs/read/license-text.ts';
import { digest } from '../../shared/digest.ts';
import { success } from '../../shared/problem.ts';
import { aboutDesign } from '../about-design.ts';
import { buildOptions, type BuildOptions, readBuildRequest } from '../build-request.ts';
import { finish, finishWith, summaryLines } from '../finish.ts';
import { measured } from '../measured.ts';
import { withLibrary } from '../node.ts';
import type { Register } from '../register.ts';
import { say } from '../report.ts';
import { UsageError } from '../usage-error.ts';
import { writeFiles } from '../write-files.ts';

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
    .requiredOption('--out <file.zip>', 'the ZIP to write');
  buildOptions(command).action(async (design: string, options: PackageOptions) =>
    end(await pack(design, options)),
  );
};

const pack = async (word: string, options: PackageOptions): Promise<number> => {
  if (!/\.zip$/i.test(options.out)) {
    throw new UsageError(`--out: expected a file that ends in .zip, found "${options.out}"`);
  }
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
  const path = resolve(options.out);
  const zip = measured(zipStream(files));
  const written = await writeFiles([{ path, bytes: zip.chunks }]);
  if (!written.ok) return finishWith([...made.problems, ...written.problems], options);
  const outputs = [{ path, format: 'zip', ...zip.sum() }];
  say(summaryLines(outputs, build.production), options);
  return finish(
    {
      ...aboutDesign(design),
      parameters: build.values,
      outputs,
      meshes: build.meshes,
      ...(build.production === undefined ? {} : { production: build.production }),
      files: [...files].map(([name, content]) => ({
        name,
        bytes: content.length,
        sha256: digest(content),
      })),
      problems: made.problems,
    },
    options,
  );
};
