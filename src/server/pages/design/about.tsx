// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { nameOf, versionName } from '../../../designs/library/reference.ts';
import type { Version, VersionRecord } from '../../../designs/library/version-record.ts';
import type { Ancestry } from '../../../designs/lineage/ancestry.ts';
import type { Credit } from '../../../designs/lineage/credits.ts';
import type { Descendant } from '../../../designs/lineage/posterity.ts';
import { bytesText } from '../../../shared/amount-text.ts';
import { Day } from '../../html/day.tsx';
import { encodePath } from '../../html/encode-path.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { stateWord } from '../../html/version-state.ts';
import type { Make } from '../../makes/makes.ts';
import { Lineage } from './lineage.tsx';
import { Makes } from './makes.tsx';

export interface AboutProps {
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly ancestry: Ancestry;
  readonly credits: readonly Credit[];
  readonly posterity: readonly Descendant[];
  /** HTML made of its README: the only text of strangers that is not escaped again here. */
  readonly readme: string | undefined;
  readonly makes: readonly Make[];
  readonly signedIn: boolean;
  /** Of the version's page. */
  readonly address: string;
  /** Where it is a draft, nothing can be done with it here. */
  readonly draft?: unknown;
}

/** What there is to read of a version: its README, who made it, where it comes from, its source. */
export const About = (props: AboutProps) => {
  const { version, address, readme } = props;
  const { record } = version;
  const isPublished = props.draft === undefined;
  return (
    <section class="about">
      {readme !== undefined && <div class="readme" dangerouslySetInnerHTML={{ __html: readme }} />}
      {isPublished && (
        <>
          <h2 id="makes">Made</h2>
          <Makes makes={props.makes} address={address} signedIn={props.signedIn} />
        </>
      )}
      <h2 id="lineage">Lineage and credits</h2>
      <Lineage
        credits={props.credits}
        ancestry={props.ancestry}
        design={nameOf(record)}
        posterity={props.posterity}
      />
      {isPublished && (
        <p>
          <a href={`${address}/fork`}>Fork this design</a> – take its source and go your own way.
        </p>
      )}
      <h2 id="source">Source</h2>
      <SourceFiles files={record.files} {...(isPublished ? { address } : {})} />
      <p class="quiet figures digest">sha256:{record.digest}</p>
      {isPublished && (
        <>
          <h2 id="versions">Versions</h2>
          <Versions versions={props.versions} />
        </>
      )}
      <h2 id="findings">Findings</h2>
      {record.findings.length === 0 ? (
        <p>Nothing to remark: every solid is closed, with the least and the greatest values too.</p>
      ) : (
        <ProblemList problems={record.findings} />
      )}
      {isPublished && (
        <p>
          <a href={`/d/${nameOf(record)}/complaint`}>
            Something is wrong with its license or its authors
          </a>
        </p>
      )}
    </section>
  );
};

interface SourceFilesProps {
  readonly files: VersionRecord['files'];
  /** Of the version; absent: they cannot be read yet. */
  readonly address?: string;
}

const SourceFiles = ({ files, address }: SourceFilesProps) => (
  <ul class="files">
    {files.map(({ path, bytes }) => (
      <li>
        {address === undefined ? (
          path
        ) : (
          <a href={`${address}/source/${encodePath(path)}`}>{path}</a>
        )}{' '}
        <span class="quiet figures">{bytesText(bytes)}</span>
      </li>
    ))}
  </ul>
);

/** The newest first. */
const Versions = ({ versions }: Pick<AboutProps, 'versions'>) => (
  <ul>
    {[...versions].reverse().map((each) => (
      <li>
        <a href={`/d/${versionName(each.record)}`}>{each.record.version}</a>{' '}
        <span class="quiet">
          <Day at={each.record.publishedAt} /> {stateWord(each)}
        </span>
      </li>
    ))}
  </ul>
);
