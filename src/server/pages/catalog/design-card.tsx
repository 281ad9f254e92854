// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hit } from '../../../designs/library/search/search-request.ts';
import { sizeText } from '../../../shared/quantity-text.ts';

interface CardProps {
  readonly hit: Hit;
  /** Among the first, whose pictures are wanted at once. */
  readonly eager: boolean;
  /** A printer is chosen, and this fits on its bed. */
  readonly fits: boolean;
}

/** A design in a list: its picture, what it is, by whom, how large, under which license. */
export const DesignCard = ({ hit, eager, fits }: CardProps) => (
  <li class="card">
    <a href={`/d/${hit.name}`}>
      <span class="picture">
        {hit.picture !== null && (
          <img
            src={`/pictures/${hit.picture}.png`}
            alt=""
            width="800"
            height="600"
            loading={eager ? 'eager' : 'lazy'}
          />
        )}
      </span>
      <strong>{hit.title}</strong>
    </a>
    <span class="quiet">
      by {hit.name.split('/')[0]} · {hit.license}
    </span>
    <span class="quiet figures">
      {sizeText(hit.size)}
      {fits && ' · fits the bed'}
    </span>
  </li>
);
