// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Manifest } from '../../../designs/manifest.ts';
import type { DraftLicenses } from '../../drafts/draft-licenses.ts';

interface DraftCreditsProps extends Pick<DraftLicenses, 'lineage' | 'inherited'> {
  readonly manifest: Manifest;
}

/** Whom the page of the version will name, and every file of it: filled in from the lineage. */
export const DraftCredits = ({ manifest, lineage, inherited }: DraftCreditsProps) => (
  <>
    <h3>Credits</h3>
    <ul class="credits">
      <li>
        {manifest.title} by {manifest.authors.map(({ name }) => name).join(', ') || 'nobody yet'},{' '}
        {manifest.license ?? 'no license yet'}
      </li>
      {[...lineage, ...inherited].map(({ relation, of, title, author, license }) => (
        <li>
          {WORDS[relation]} {title === undefined ? of : `${title} (${of})`}
          {author === undefined ? '' : ` by ${author}`}, {license ?? 'no license known'}
        </li>
      ))}
    </ul>
    <p class="help">
      {lineage.length === 0
        ? 'Made from another work? Say so in okh.toml: fork-of or remix-of.'
        : 'From fork-of, remix-of and the modules that the code requires; every file that is made carries them.'}
    </p>
  </>
);

const WORDS = { fork: 'forked from', remix: 'remixed from', import: 'uses' } as const;
