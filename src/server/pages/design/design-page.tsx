// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Version, VersionRecord } from '../../../designs/library/version-record.ts';
import { versionName } from '../../../designs/library/reference.ts';
import type { Ancestry } from '../../../designs/lineage/ancestry.ts';
import type { Credit } from '../../../designs/lineage/credits.ts';
import { describeLicense } from '../../../designs/license/compatibility/describe-license.ts';
import { encodePath } from '../../html/encode-path.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { bytesText, dayText, sizeText, volumeText } from '../../html/quantities.ts';
import { stateWord } from '../../html/version-state.ts';
import type { Make } from '../../makes/makes.ts';
import { documentAddress, pageAddress } from './addresses.ts';
import { MakeForm, type ProfileChoice } from './make-form.tsx';
import { Lineage } from './lineage.tsx';
import { Makes } from './makes.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { Stage } from './stage.tsx';

export interface DesignPageProps {
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly ancestry: Ancestry;
  readonly credits: readonly Credit[];
  readonly descendants: readonly { readonly name: string; readonly relation: string }[];
  /** HTML made of its README: the only text of strangers that is not escaped again here. */
  readonly readme: string | undefined;
  readonly given: Readonly<Record<string, string>>;
  readonly own: readonly ProfileChoice[];
  readonly makes: readonly Make[];
  readonly signedIn: boolean;
  /** Whoever looks maintains this design. */
  readonly mayManage: boolean;
}

/** One version of a design: the part, its parameters, how to make it, and where it comes from. */
export const DesignPage = (props: DesignPageProps) => {
  const { version, versions, credits, readme, given, own } = props;
  const { record, state } = version;
  const { manifest, measures, schema } = record;
  const address = pageAddress(record);
  return (
    <article class="design">
      <header>
        <h1>{manifest.title}</h1>
        <p class="quiet">
          by {manifest.authors.map(({ name }) => name).join(', ')} · version {record.version},{' '}
          {dayText(record.publishedAt)}
        </p>
        {manifest.function !== undefined && <p>{manifest.function}</p>}
        <State state={state} />
        {props.mayManage && (
          <p>
            <a href={`/d/${record.author}/${record.slug}/manage`}>Manage this design</a>
          </p>
        )}
      </header>
      <Stage designUrl={documentAddress(record)} title={manifest.title} picture={pictureOf(record)}>
        {sizeText(measures.size)} · {volumeText(measures.volume_mm3)} · {measures.solids}{' '}
        {measures.solids === 1 ? 'solid' : 'solids'}
      </Stage>
      <section class="side">
        <LicenseWords license={record.license} />
        <h2>Parameters</h2>
        {schema.length === 0 ? (
          <p class="quiet">This design has none.</p>
        ) : (
          <ParameterForm schema={schema} given={given} action={address} />
        )}
        <h2>Make it</h2>
        <MakeForm
          action={`${address}/make`}
          designUrl={documentAddress(record)}
          hasSolids={measures.solids > 0}
          own={own}
          given={given}
        />
      </section>
      <section class="about">
        {readme !== undefined && (
          <div class="readme" dangerouslySetInnerHTML={{ __html: readme }} />
        )}
        <h2 id="makes">Made</h2>
        <Makes makes={props.makes} address={address} signedIn={props.signedIn} />
        <h2 id="lineage">Lineage and credits</h2>
        <Lineage credits={credits} ancestry={props.ancestry} descendants={props.descendants} />
        <p>
          <a href={`${address}/fork`}>Fork this design</a> – take its source and go your own way.
        </p>
        <h2 id="source">Source</h2>
        <ul class="files">
          {record.files.map(({ path, bytes }) => (
            <li>
              <a href={`${address}/source/${encodePath(path)}`}>{path}</a>{' '}
              <span class="quiet figures">{bytesText(bytes)}</span>
            </li>
          ))}
        </ul>
        <p class="quiet figures digest">sha256:{record.digest}</p>
        <h2 id="versions">Versions</h2>
        <ul>
          {[...versions].reverse().map((each) => (
            <li>
              <a href={`/d/${versionName(each.record, each.record.version)}`}>
                {each.record.version}
              </a>{' '}
              <span class="quiet">
                {dayText(each.record.publishedAt)} {stateWord(each)}
              </span>
            </li>
          ))}
        </ul>
        <h2 id="findings">Findings</h2>
        {record.findings.length === 0 ? (
          <p>
            Nothing to remark: every solid is closed, with the least and the greatest values too.
          </p>
        ) : (
          <ProblemList problems={record.findings} />
        )}
        <p>
          <a href={`/d/${record.author}/${record.slug}/complaint`}>
            Something is wrong with its license or its authors
          </a>
        </p>
      </section>
    </article>
  );
};

export const pictureOf = ({ pictures }: VersionRecord): string | undefined =>
  pictures[0] && `/pictures/${pictures[0].sha256}.png`;

const LicenseWords = ({ license }: { readonly license: string }) => (
  <p class="license">
    <a href={`/licenses/${encodeURIComponent(license)}`}>{license}</a>{' '}
    {describeLicense(license) ?? 'An open license: its text says what it asks.'}
  </p>
);

const State = ({ state }: Pick<Version, 'state'>) => {
  const words = state.yanked
    ? `This version was withdrawn: ${state.yanked.reason}`
    : state.deprecated && `Deprecated: ${state.deprecated.message}`;
  return words ? <p class="warning">{words}</p> : null;
};
