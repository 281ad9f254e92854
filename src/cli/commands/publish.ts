// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findDesign, findSource } from '../../commons/find-design.ts';
import { publishRemote } from '../../commons/publish-remote.ts';
import { publishTools } from '../../commons/publish-tools.ts';
import type { Design } from '../../designs/design.ts';
import { versionName } from '../../designs/library/reference.ts';
import type { VersionRecord } from '../../designs/library/version-record.ts';
import { publishDesign } from '../../designs/publish/publish-design.ts';
import { isSlug, toSlug } from '../../designs/slug.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import { aboutRecord } from '../about-design.ts';
import { finish } from '../finish.ts';
import { withLibrary } from '../node.ts';
import { openOnDemand } from '../open-on-demand.ts';
import { guard } from '../../designs/library/store/guard.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { UsageError } from '../usage-error.ts';
import { withBar } from '../with-bar.ts';

interface PublishOptions extends Output {
  readonly to?: string;
  readonly as?: string;
  readonly root?: string;
  readonly dryRun: boolean;
}

/** `fabcommons publish <design>` */
export const publishCommand: Register = (program, end) => {
  const command = program
    .command('publish')
    .description('add a design to the commons, as a version that never changes')
    .argument('<design>', 'a code file, a folder or a ZIP')
    .option(
      '--to <place>',
      'the library to publish in: a folder, or the address of a node (default: this node)',
    )
    .option(
      '--as <author>',
      'under which name (default: that of the first author, on a node that of the account)',
    )
    .option('--root <dir>', 'folder up to which the design may require files')
    .option('--dry-run', 'check everything and add nothing', false);
  outputOptions(command).action(async (design: string, options: PublishOptions) =>
    end(await publish(design, options)),
  );
};

const publish = async (path: string, options: PublishOptions): Promise<number> => {
  if (options.as !== undefined && !isSlug(options.as)) {
    throw new UsageError(
      `--as: expected lower-case letters, digits and single hyphens, found "${options.as}"`,
    );
  }
  const isAddress = /^https?:\/\//.test(options.to ?? '');
  const published = await (isAddress ? publishThere : publishHere)(path, options);
  if (!published.ok) return finish({ problems: published.problems }, options);
  const record = published.value;
  say(summary(record, options.dryRun), options);
  return finish({ ...aboutRecord(record), problems: published.problems }, options);
};

/** In a library of this machine. */
const publishHere = (path: string, options: PublishOptions): Promise<Outcome<VersionRecord>> =>
  withLibrary(
    options,
    async ({ library, run, show }) => {
      show('publish', 0, 1);
      const get = async () => success(library);
      const found = await findSource(path, get, { root: options.root });
      if (!found.ok) return found;
      const { design } = found.value;
      const author = authorOf(design, options);
      const publication = { author, publisher: author, dryRun: options.dryRun };
      return publishDesign(library, design, publication, publishTools(get, run));
    },
    { folder: options.to, writes: true },
  );

/** On a node on the web, which checks it there. */
const publishThere = async (
  path: string,
  options: PublishOptions,
): Promise<Outcome<VersionRecord>> => {
  const token = process.env['FABCOMMONS_TOKEN'] ?? '';
  if (token === '') {
    throw new UsageError('--to: an address needs a token of your account in FABCOMMONS_TOKEN');
  }
  const library = openOnDemand(options);
  try {
    const { root } = options;
    const found = await guard(() => findDesign(path, library.get, { root }));
    if (!found.ok) return found;
    const { design } = found.value;
    return await withBar(options, ({ show }) => {
      show({ stage: 'publish', done: 0, total: 1 });
      const { to, as: author, dryRun } = options;
      return publishRemote(design, { url: to!, token, author, dryRun });
    });
  } finally {
    await library.close();
  }
};

const authorOf = (design: Design, { as }: PublishOptions): string =>
  as ?? toSlug(design.manifest.authors[0]?.name ?? '');

const summary = (record: VersionRecord, dryRun: boolean): readonly string[] => [
  `${dryRun ? 'Could be published' : 'Published'}: ${versionName(record)}, ${record.license}`,
  `${record.files.length} files, sha256:${record.digest}`,
  ...record.lineage.map(
    ({ relation, of, license }) => `${relation} of ${of} (${license ?? 'NONE'})`,
  ),
];
