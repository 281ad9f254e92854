// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { basename } from 'node:path';
import type { Origin, Verification } from '../../commons/verify/verification.ts';
import { verifyFile } from '../../commons/verify/verify-file.ts';
import { goodSignatures, publicKeyId, trustedKeys } from '../../designs/library/store/node-key.ts';
import { error, failure, hasErrors, success } from '../../shared/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { finish, finishWith } from '../finish.ts';
import { libraryIn, withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import { readInput } from '../read-file.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';

interface VerifyOptions extends Output {
  readonly rebuild: boolean;
  readonly key?: string;
  readonly from?: string;
}

/** `fabcommons verify <file>` */
export const verifyCommand: Register = (program, end) => {
  const command = program
    .command('verify')
    .description('lead a file back to its design, and say how sure that is')
    .argument('<file>', 'STL, 3MF, OBJ, GLB, SVG, DXF, PNG, G-code, or a package (ZIP)')
    .option('--rebuild', 'build it again and say whether the bytes agree', false)
    .option('--key <file.pem>', 'a public key to trust, beside those of this node')
    .option('--from <dir>', 'the library to look in (default: that of this node)')
    .addHelpText(
      'after',
      `
Exit codes: 0 signed by a key that is trusted, 4 matches what the library knows,
5 only claims to be what it says, 6 unknown`,
    );
  outputOptions(command).action(async (file: string, options: VerifyOptions) =>
    end(await verify(file, options)),
  );
};

const CODES = {
  signed: EXIT.done,
  matches: EXIT.matches,
  claims: EXIT.claims,
  unknown: EXIT.unknown,
} as const;

const verify = async (path: string, options: VerifyOptions): Promise<number> => {
  const bytes = await readInput(path);
  if (!bytes.ok) return finishWith(bytes.problems, options);
  const key = options.key === undefined ? undefined : await publicKeyId(options.key);
  if (options.key !== undefined && key === undefined) {
    return finishWith([notAKey(options.key)], options);
  }
  const done = await withLibrary(
    options,
    async ({ library, run }) => {
      const trusted = new Set(await trustedKeys(library.folder));
      if (key !== undefined) trusted.add(key);
      const tools = { library, run, trusted, goodSignatures };
      const found = await verifyFile(basename(path), bytes.value, options.rebuild, tools);
      return hasErrors(found.problems) ? failure(...found.problems) : success(found);
    },
    libraryIn(options.from),
  );
  if (!done.ok) return finishWith(done.problems, options);
  const { answer, findings, rebuilt, keys, problems } = done.value;
  const works = worksIn(done.value);
  say(lines(path, done.value), options);
  finish(
    {
      answer,
      ...(works.length === 1 ? about(works[0]!) : {}),
      works: works.map(about),
      findings,
      rebuilt: rebuilt ?? null,
      keys,
      problems,
    },
    options,
  );
  return CODES[answer];
};

const about = ({ design, title, digest, license, parameters, credits }: Origin) => {
  const at = design.lastIndexOf('@');
  return {
    design: at < 0 ? design : design.slice(0, at),
    ...(at < 0 ? {} : { version: design.slice(at + 1) }),
    ...(title === undefined ? {} : { title }),
    ...(digest === undefined ? {} : { digest }),
    ...(license === undefined ? {} : { license }),
    parameters,
    credits,
  };
};

const WORDS: Readonly<Record<Verification['answer'], string>> = {
  signed: 'signed: a key that is trusted here vouches for every byte',
  matches: 'matches: it is what the library knows',
  claims: 'claims only: it says so itself, nothing backs it',
  unknown: 'unknown: it says nothing, and nobody here knows it',
};

const worksIn = ({ origin, works }: Verification): readonly Origin[] =>
  works ?? (origin === undefined ? [] : [origin]);

const lines = (path: string, found: Verification): readonly string[] => {
  const works = worksIn(found);
  return [
    `${path}: ${WORDS[found.answer]}`,
    ...(works.length > 1
      ? [`A collection: ${works.length} works side by side, each under its own license`]
      : []),
    ...works.flatMap(originLines),
    ...found.findings,
  ];
};

const originLines = (origin: Origin): readonly string[] => [
  `Design: ${origin.design}${origin.title === undefined ? '' : `, ${origin.title}`}`,
  `License: ${origin.license ?? 'not said'}`,
  ...Object.entries(origin.parameters).map(
    ([name, value]) => `Changed: ${name} = ${String(value)}`,
  ),
  ...origin.credits.map(
    ({ work, authors, license, relation }) =>
      `${relation === 'work' ? 'By' : relation}: ${authors}${relation === 'work' ? '' : ` (${work}, ${license})`}`,
  ),
];

const notAKey = (file: string) =>
  error('verify-not-a-key', 'expected a key in PEM, found something else', { where: { file } });
