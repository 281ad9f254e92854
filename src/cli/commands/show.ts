// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findVersion, versionsOf } from '../../designs/library/find-version.ts';
import { nameOf, parseReference, versionName } from '../../designs/library/reference.ts';
import type { Version } from '../../designs/library/version-record.ts';
import { type Ancestry, ancestryOf, descendantsOf } from '../../designs/lineage/ancestry.ts';
import { creditsOf } from '../../designs/lineage/credits.ts';
import { readEvents } from '../../designs/library/log-event.ts';
import { success } from '../../shared/problem.ts';
import { aboutRecord } from '../about-design.ts';
import { finish, finishWith } from '../finish.ts';
import { libraryIn, withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';

interface ShowOptions extends Output {
  readonly lineage: boolean;
  readonly log: boolean;
  readonly from?: string;
}

/** `fabcommons show <author/slug[@version]>` */
export const showCommand: Register = (program, end) => {
  const command = program
    .command('show')
    .description('what the commons knows of a design')
    .argument('<design>', 'author/slug or author/slug@version')
    .option('--lineage', 'what it was made from, as a tree, and what was made from it', false)
    .option('--log', 'what was done to it, by whom and why', false)
    .option('--from <dir>', 'the library to look in (default: that of this node)');
  outputOptions(command).action(async (design: string, options: ShowOptions) =>
    end(await show(design, options)),
  );
};

const show = async (word: string, options: ShowOptions): Promise<number> => {
  const reference = parseReference(word);
  if (!reference.ok) return finishWith(reference.problems, options);
  const found = await withLibrary(
    options,
    async ({ library }) => {
      const version = await findVersion(library, reference.value);
      if (!version.ok) return version;
      const name = versionName(version.value.record);
      const design = nameOf(reference.value);
      return success(
        {
          version: version.value,
          versions: await versionsOf(library, design),
          ancestry: await ancestryOf(library, version.value),
          descendants: await descendantsOf(library, name),
          log: options.log ? await readEvents(library.db, design) : [],
        },
        version.problems,
      );
    },
    libraryIn(options.from),
  );
  if (!found.ok) return finishWith(found.problems, options);
  const { version, versions, ancestry, descendants, log } = found.value;
  const { record } = version;
  say(
    [
      ...aboutLines(version, versions),
      ...(options.lineage ? lineageLines(ancestry, descendants) : []),
      ...log.map(({ at, who, what, about, detail }) => `${at} ${who} ${what} ${about}: ${detail}`),
    ],
    options,
  );
  return finish(
    {
      ...aboutRecord(record),
      parameters: record.schema,
      record,
      state: version.state,
      versions: versions.map((each) => ({ version: each.record.version, ...each.state })),
      lineage: ancestry.edges,
      credits: creditsOf(ancestry),
      descendants,
      ...(options.log ? { log } : {}),
      problems: found.problems,
    },
    options,
  );
};

const aboutLines = ({ record }: Version, versions: readonly Version[]): readonly string[] => {
  const { manifest, measures, schema, lineage } = record;
  const [x, y, z] = measures.size;
  const parameters = schema.filter(({ type }) => type !== 'group');
  return [
    `${versionName(record)}  ${manifest.title}`,
    ...(manifest.function === undefined ? [] : [manifest.function]),
    `License: ${record.license}`,
    `By: ${manifest.authors.map(({ name }) => name).join(', ')}; published by ${record.publisher}, ${record.publishedAt.slice(0, 10)}`,
    `Size: ${x.toFixed(1)} × ${y.toFixed(1)} × ${z.toFixed(1)} mm, ${(measures.volume_mm3 / 1000).toFixed(1)} cm³, ${measures.solids} solids`,
    ...(parameters.length === 0
      ? []
      : [`Parameters: ${parameters.map(({ name }) => name).join(', ')}`]),
    ...lineage.map(({ relation, of, license }) => `${relation} of ${of} (${license ?? 'NONE'})`),
    `Source: ${record.files.length} files, sha256:${record.digest}`,
    `Versions: ${versions.map(versionText).join(', ')}`,
    ...record.findings.map(({ message }) => `Finding: ${message}`),
  ];
};

const versionText = ({ record, state }: Version): string => {
  const word = state.removed
    ? ' (taken down)'
    : state.yanked
      ? ' (yanked)'
      : state.deprecated
        ? ' (deprecated)'
        : '';
  return `${record.version}${word}`;
};

/** The lineage as a tree; a work that was met before is named, not followed again. */
const lineageLines = (
  { works, edges }: Ancestry,
  descendants: readonly { readonly name: string; readonly relation: string }[],
): readonly string[] => {
  const lines: string[] = ['', 'Made from:'];
  const seen = new Set<string>();
  const follow = (name: string, depth: number): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { relation, of, license } of edges.filter(({ to }) => to === name)) {
      const work = works.find((each) => each.name === of);
      const by = work?.author === undefined ? '' : ` by ${work.author}`;
      lines.push(`${'  '.repeat(depth)}${relation} of ${of}${by}, ${license ?? 'NONE'}`);
      follow(of, depth + 1);
    }
  };
  follow(works[0]?.name ?? '', 1);
  if (lines.length === 2) lines.push('  nothing else: it is an original');
  if (descendants.length > 0) {
    lines.push(
      'Taken up by:',
      ...descendants.map(({ name, relation }) => `  ${name} (${relation})`),
    );
  }
  return lines;
};
