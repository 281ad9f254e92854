// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Manifest } from '../../../designs/manifest.ts';
import type { DraftLicenses } from '../../drafts/draft-licenses.ts';
import { LicenseChoice } from './license-choice.tsx';

interface DescriptionFormProps {
  readonly address: string;
  /** Under whose name it is to be published. */
  readonly author: string;
  readonly manifest: Manifest;
  /** The number that is offered. */
  readonly version: string;
  readonly licenses: DraftLicenses;
}

/** Who, what, and under which license. */
export const DescriptionForm = (props: DescriptionFormProps) => {
  const { address, author, manifest, version, licenses } = props;
  const authors = manifest.authors.map(({ name, email }) =>
    email === undefined ? name : `${name} <${email}>`,
  );
  return (
    <form class="form" method="post" action={`${address}/details`}>
      <label for="title">Name</label>
      <input id="title" name="title" value={manifest.title} maxLength={200} required />
      <label for="function">What is it for? One sentence.</label>
      <input id="function" name="function" value={manifest.function} maxLength={1000} required />
      <label for="authors">Who made it? One name a line.</label>
      <textarea id="authors" name="authors" rows={Math.max(2, authors.length)} required>
        {`\n${authors.join('\n')}`}
      </textarea>
      <label for="version">Version</label>
      <input id="version" name="version" value={version} required aria-describedby="version-help" />
      <p class="help" id="version-help">
        Like 1.0.0. Raise the last number for what is mended, the middle one for what is added, the
        first for what fits no longer.
      </p>
      <label for="author">Published under the name of</label>
      <input id="author" name="author" value={author} required aria-describedby="author-help" />
      <p class="help" id="author-help">
        Yours, or that of a design which you maintain.
      </p>
      <LicenseChoice
        license={manifest.license}
        lineage={licenses.lineage}
        licenses={licenses.licenses}
      />
      <button class="main">Save and check</button>
    </form>
  );
};
