// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Command, Option } from 'commander';
import {
  ANSWERS,
  answerComplaint,
  type Complaint,
  COMPLAINT_KINDS,
  fileComplaint,
  listComplaints,
} from '../../designs/library/complaints.ts';
import { checkLibrary, type LibraryReport } from '../../designs/library/check-library.ts';
import type { Library } from '../../designs/library/library.ts';
import { type Act, deprecate, takeDown, unyank, yank } from '../../designs/library/moderate.ts';
import { parseReference, type Reference } from '../../designs/library/reference.ts';
import { nodeKey, publicKeyOf } from '../../designs/library/store/node-key.ts';
import { type OpenLibrary, openLibrary } from '../../designs/library/store/open-library.ts';
import { error, type Outcome, type Problem, success, warning } from '../../shared/problem.ts';
import { finish, finishWith } from '../finish.ts';
import { withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import { say, type Output } from '../report.ts';

interface LibraryOptions extends Output {
  readonly in?: string;
}

interface ActOptions extends LibraryOptions {
  readonly reason: string;
  readonly as: string;
}

type End = (code: number) => void;

/** `fabcommons library check | yank | unyank | deprecate | take-down | complain | complaints | answer | key` */
export const libraryCommand = (program: Command, end: End): void => {
  const library = program.command('library').description('look after a library');
  checkSubcommand(library, end);
  actSubcommand(library, end, 'yank', 'withdraw a version: no range chooses it any more', yank);
  actSubcommand(library, end, 'unyank', 'take a withdrawal back', unyank);
  actSubcommand(library, end, 'deprecate', 'warn everybody who takes a version', deprecate);
  actSubcommand(
    library,
    end,
    'take-down',
    'remove the files of a version; the reason stays',
    takeDown,
  );
  complainSubcommand(library, end);
  complaintsSubcommand(library, end);
  answerSubcommand(library, end);
  keySubcommand(library, end);
};

const inOption = (command: Command): Command =>
  outputOptions(command.option('--in <dir>', 'the library (default: that of this node)'));

const place = ({ in: folder }: LibraryOptions) =>
  folder === undefined ? {} : { folder, create: false };

interface CheckOptions extends LibraryOptions {
  readonly repair: boolean;
  readonly spare: readonly string[];
}

const checkSubcommand = (library: Command, end: End): void => {
  const command = library
    .command('check')
    .description('hold digests against files against records, and name what is damaged')
    .option('--repair', 'make search and lists again, restore lost files, remove leftovers', false)
    .option('--spare <dir...>', 'other libraries, to take lost files from', []);
  inOption(command).action(async (options: CheckOptions) => end(await check(options)));
};

const check = async (options: CheckOptions): Promise<number> => {
  const done = await withLibrary(
    options,
    async ({ library, show }) => {
      const spare = await spareFiles(options.spare);
      if (!spare.ok) return spare;
      const progress = (sofar: number, total: number): void => show('check', sofar, total);
      const { repair } = options;
      try {
        return success(await checkLibrary(library, { repair, progress, spare: spare.value.get }));
      } finally {
        await spare.value.close();
      }
    },
    place(options),
  );
  if (!done.ok) return finishWith(done.problems, options);
  const { designs, versions, files, damage } = done.value;
  say(
    [`${designs} designs, ${versions} versions, ${files} files: ${verdict(done.value)}`],
    options,
  );
  return finish({ designs, versions, files, damage, problems: damage.map(toProblem) }, options);
};

const verdict = ({ damage }: LibraryReport): string => {
  const left = damage.filter(({ repaired }) => !repaired).length;
  return left > 0 ? `${left} damaged` : damage.length > 0 ? `${damage.length} repaired` : 'sound';
};

const toProblem = ({ kind, about, detail, repaired }: LibraryReport['damage'][number]): Problem => {
  const message = `${about}: ${kind.replaceAll('-', ' ')}, ${detail}`;
  if (repaired) return warning(`library-${kind}`, `${message}; repaired`);
  const harmless = kind === 'unused-file' || kind === 'unfinished-write';
  const tell = harmless ? warning : error;
  return tell(`library-${kind}`, message, { hint: HINTS[kind] ?? 'run it with --repair' });
};

const HINTS: Readonly<Record<string, string>> = {
  'file-missing': 'run it with --repair --spare <another library>, or import an export again',
  'file-changed': 'run it with --repair --spare <another library>, or import an export again',
  'record-changed': 'restore library.sqlite from a backup, or import an export into a new library',
  database: 'restore library.sqlite from a backup, or import an export into a new library',
};

const spareFiles = async (
  folders: readonly string[],
): Promise<
  Outcome<{
    readonly get: (sha256: string) => Promise<Uint8Array | undefined>;
    readonly close: () => Promise<void>;
  }>
> => {
  const open: OpenLibrary[] = [];
  for (const folder of folders) {
    const library = await openLibrary(folder, { create: false });
    if (!library.ok) return library;
    open.push(library.value);
  }
  return success({
    get: async (sha256) => {
      for (const { blobs } of open) {
        const bytes = await blobs.get(sha256);
        if (bytes !== undefined) return bytes;
      }
      return undefined;
    },
    close: async () => {
      for (const { close } of open) await close();
    },
  });
};

const actSubcommand = (
  library: Command,
  end: End,
  name: string,
  description: string,
  act: (library: Library, which: Reference, act: Act) => Promise<Outcome<string>>,
): void => {
  const command = library
    .command(name)
    .description(description)
    .argument('<version>', 'author/slug@version')
    .requiredOption('--reason <text>', 'why: it is shown and logged')
    .option('--as <name>', 'who does it', 'maintainer');
  inOption(command).action(async (word: string, options: ActOptions) => {
    const which = exactly(word);
    if (!which.ok) return end(finishWith(which.problems, options));
    const { as: who, reason } = options;
    const done = await withLibrary(
      options,
      (tools) => act(tools.library, which.value, { who, reason }),
      place(options),
    );
    if (!done.ok) return end(finishWith(done.problems, options));
    say([`${name}: ${done.value}`], options);
    return end(finish({ version: done.value, problems: [] }, options));
  });
};

/** What is done to a version is done to the one that was named, never to "the newest". */
const exactly = (word: string): Outcome<Reference> => {
  const reference = parseReference(word);
  if (!reference.ok || /^\d+\.\d+\.\d+/.test(reference.value.range ?? '')) return reference;
  return {
    ok: false,
    problems: [error('reference-not-exact', `expected author/slug@1.2.0, found "${word}"`)],
  };
};

const complainSubcommand = (library: Command, end: End): void => {
  const command = library
    .command('complain')
    .description('say that a design does not respect a license or an author')
    .argument('<design>', 'author/slug')
    .addOption(
      new Option('--kind <kind>', 'what it is about')
        .choices([...COMPLAINT_KINDS])
        .default('license'),
    )
    .requiredOption('--text <text>', 'what is wrong')
    .requiredOption('--evidence <text>', 'where it can be checked')
    .requiredOption('--contact <text>', 'how you can be reached');
  inOption(command).action(
    async (
      design: string,
      options: LibraryOptions & Pick<Complaint, 'kind' | 'text' | 'evidence' | 'contact'>,
    ) => {
      const { kind, text, evidence, contact } = options;
      const filing = { design, kind, text, evidence, contact };
      const done = await withLibrary(
        options,
        (tools) => fileComplaint(tools.library, filing),
        place(options),
      );
      if (!done.ok) return end(finishWith(done.problems, options));
      say([`Filed as ${done.value.id}; it stays open until it is answered.`], options);
      return end(finish({ complaint: done.value, problems: [] }, options));
    },
  );
};

const complaintsSubcommand = (library: Command, end: End): void => {
  const command = library
    .command('complaints')
    .description('list complaints and their answers')
    .argument('[design]', 'author/slug; none lists all')
    .option('--open', 'only those that wait for an answer', false);
  inOption(command).action(
    async (design: string | undefined, options: LibraryOptions & { readonly open: boolean }) => {
      const filter = { open: options.open, ...(design === undefined ? {} : { design }) };
      const done = await withLibrary(
        options,
        async (tools) => success(await listComplaints(tools.library, filter)),
        place(options),
      );
      if (!done.ok) return end(finishWith(done.problems, options));
      say(done.value.length === 0 ? ['None.'] : done.value.flatMap(complaintLines), options);
      return end(finish({ complaints: done.value, problems: [] }, options));
    },
  );
};

const complaintLines = ({ id, design, kind, text, evidence, filedAt, answer }: Complaint) => [
  `${id}  ${design}, ${kind}, ${filedAt.slice(0, 10)}: ${text}`,
  `  evidence: ${evidence}`,
  answer === undefined
    ? '  open'
    : `  ${answer.outcome} by ${answer.who}, ${answer.at.slice(0, 10)}: ${answer.text}`,
];

const answerSubcommand = (library: Command, end: End): void => {
  const command = library
    .command('answer')
    .description('answer a complaint, once')
    .argument('<id>', 'the number it was filed under')
    .addOption(
      new Option('--outcome <word>', 'how it ends').choices([...ANSWERS]).makeOptionMandatory(),
    )
    .requiredOption('--text <text>', 'the answer')
    .option('--as <name>', 'who answers', 'maintainer');
  inOption(command).action(
    async (
      id: string,
      options: LibraryOptions & {
        readonly outcome: (typeof ANSWERS)[number];
        readonly text: string;
        readonly as: string;
      },
    ) => {
      const { outcome, text, as: who } = options;
      const done = await withLibrary(
        options,
        (tools) => answerComplaint(tools.library, id, { outcome, text, who }),
        place(options),
      );
      if (!done.ok) return end(finishWith(done.problems, options));
      say(complaintLines(done.value), options);
      return end(finish({ complaint: done.value, problems: [] }, options));
    },
  );
};

const keySubcommand = (library: Command, end: End): void => {
  const command = library
    .command('key')
    .description('print the public key of this node, for those who want to trust it');
  inOption(command).action(async (options: LibraryOptions) => {
    const done = await withLibrary(
      options,
      async (tools) => success(await nodeKey(tools.library.folder)),
      place(options),
    );
    if (!done.ok) return end(finishWith(done.problems, options));
    const pem = publicKeyOf(done.value);
    say([pem.trimEnd()], options);
    return end(finish({ key: done.value.id, pem, problems: [] }, options));
  });
};
