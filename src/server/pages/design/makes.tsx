// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Day } from '../../html/day.tsx';
import type { Make } from '../../makes/makes.ts';

interface MakesProps {
  readonly makes: readonly Make[];
  /** Of the version. */
  readonly address: string;
  readonly signedIn: boolean;
}

/** What others made of it, and how that went. */
export const Makes = ({ makes, address, signedIn }: MakesProps) => (
  <>
    <p>
      {makes.length === 0 ? 'Nobody has told of making it yet.' : `${makes.length} made this.`}{' '}
      <a
        href={
          signedIn ? `${address}/made` : `/sign-in?next=${encodeURIComponent(`${address}/made`)}`
        }
      >
        I made one
      </a>
    </p>
    <ul class="makes">
      {makes.map(({ id, by, madeAt, photo, printer, material, settings, wentWell, notes }) => (
        <li>
          {photo !== null && (
            <img src={`/photos/${photo}`} alt={`Made by ${by}`} loading="lazy" width="320" />
          )}
          <p>
            <strong>{by}</strong>, <Day at={madeAt} />: went {WORDS[wentWell]}
          </p>
          <p class="quiet">
            {[printer, material, settings].filter((each) => each !== '').join(' · ')}
          </p>
          {notes !== '' && <p>{notes}</p>}
          <a
            class="quiet"
            href={`${address}/made/${id}/report`}
            aria-label={`Report what ${by} told`}
          >
            Report
          </a>
        </li>
      ))}
    </ul>
  </>
);

const WORDS = { yes: 'well', partly: 'partly well', no: 'badly' } as const;
