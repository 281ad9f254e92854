// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option } from 'commander';
import {
  ANSWERS,
  answerComplaint,
  type Complaint,
  COMPLAINT_KINDS,
  fileComplaint,
  listComplaints,
} from '../../../designs/library/complaints.ts';
import { success } from '../../../shared/problem.ts';
import { finish, finishWith } from '../../finish.ts';
import { libraryIn, withLibrary } from '../../node.ts';
import type { Register } from '../../register.ts';
import { say } from '../../report.ts';
import { inOption, type LibraryOptions } from './options.ts';

/** `fabcommons library complain <design>` */
export const complainSubcommand: Register = (library, end) => {
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
      const done = await withLibrary(options, (tools) => fileComplaint(tools.library, filing), {
        ...libraryIn(options.in),
        writes: true,
      });
      if (!done.ok) return end(finishWith(done.problems, options));
      say([`Filed as ${done.value.id}; it stays open until it is answered.`], options);
      return end(finish({ complaint: done.value, problems: [] }, options));
    },
  );
};

/** `fabcommons library complaints [design]` */
export const complaintsSubcommand: Register = (library, end) => {
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
        libraryIn(options.in),
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

/** `fabcommons library answer <id>` */
export const answerSubcommand: Register = (library, end) => {
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
        { ...libraryIn(options.in), writes: true },
      );
      if (!done.ok) return end(finishWith(done.problems, options));
      say(complaintLines(done.value), options);
      return end(finish({ complaint: done.value, problems: [] }, options));
    },
  );
};
