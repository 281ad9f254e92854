// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Command } from 'commander';
import { findDesign } from '../../commons/find-design.ts';
import { publishTools } from '../../commons/publish-tools.ts';
import { nameOf, versionName } from '../../designs/library/reference.ts';
import type { VersionRecord } from '../../designs/library/version-record.ts';
import { publishDesign } from '../../designs/publish/publish-design.ts';
import { isSlug, toSlug } from '../../designs/slug.ts';
import { success } from '../../shared/problem.ts';
import { finish } from '../finish.ts';
import { withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import { say, type Output } from '../report.ts';
import { UsageError } from '../usage-error.ts';

interface PublishOptions extends Output {
  readonly to?: string;
  readonly as?: string;
  readonly root?: string;
  readonly dryRun: boolean;
}

/** `fabcommons publish <design>` */
export const publishCommand = (program: Command, end: (code: number) => void): void => {
  const command = program
    .command('publish')
    .description('add a design to the commons, as a version that never changes')
    .argument('<design>', 'a code file, a folder or a ZIP')
    .option('--to <dir>', 'the library to publish in (default: that of this node)')
    .option('--as <author>', 'under which name (default: that of the first author)')
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
  if (/^https?:\/\//.test(options.to ?? '')) {
    throw new UsageError('--to: expected the folder of a library, found an address');
  }
  const published = await withLibrary(
    options,
    async ({ library, run, show }) => {
      show('publish', 0, 1);
      const get = async () => success(library);
      const read = { ...(options.root === undefined ? {} : { root: options.root }) };
      const found = await findDesign(path, get, read);
      if (!found.ok) return found;
      const { design } = found.value;
      const author = options.as ?? toSlug(design.manifest.authors[0]?.name ?? '');
      const publication = { author, publisher: author, dryRun: options.dryRun };
      return publishDesign(library, design, publication, publishTools(get, run));
    },
    { writes: true, ...(options.to === undefined ? {} : { folder: options.to }) },
  );
  if (!published.ok) return finish({ problems: published.problems }, options);
  const record = published.value;
  say(summary(record, options.dryRun), options);
  return finish({ ...aboutRecord(record), problems: published.problems }, options);
};

/** The fields that every document has of a version. */
export const aboutRecord = (record: VersionRecord) => ({
  design: nameOf(record),
  version: record.version,
  digest: record.digest,
  license: record.license,
});

const summary = (record: VersionRecord, dryRun: boolean): readonly string[] => [
  `${dryRun ? 'Could be published' : 'Published'}: ${versionName(record, record.version)}, ${record.license}`,
  `${record.files.length} files, sha256:${record.digest}`,
  ...record.lineage.map(
    ({ relation, of, license }) => `${relation} of ${of} (${license ?? 'NONE'})`,
  ),
];
