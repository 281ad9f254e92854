// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hit } from '../../../designs/library/search/search-request.ts';
import { sizeText } from '../../../shared/quantity-text.ts';

interface AddToPlateProps {
  /** Of the plate so far. */
  readonly query: string;
  readonly words: string;
  /** Absent: nobody looked for any. */
  readonly found: readonly Hit[] | undefined;
}

/** Looks for designs; each comes onto the plate at a press, or is looked at first. */
export const AddToPlate = ({ query, words, found }: AddToPlateProps) => (
  <section class="more" aria-label="Add a design">
    <h2>Add a design</h2>
    <form
      class="row"
      method="get"
      action="/plate#more"
      role="search"
      aria-label="Designs for the plate"
    >
      <input type="hidden" name="plate" value={query} />
      <label class="hidden" for="more">
        Words of a design to add
      </label>
      <input id="more" name="q" type="search" value={words} placeholder="Words of a design" />
      <button type="submit">Look</button>
    </form>
    {found !== undefined && found.length === 0 && (
      <p class="quiet">Nothing found. Fewer words find more.</p>
    )}
    {found !== undefined && found.length > 0 && (
      <form method="get" action="/plate">
        <input type="hidden" name="plate" value={query} />
        <ul class="offers">
          {found.map(({ name, version, title, license, size, picture }) => (
            <li>
              <span class="picture">
                {picture !== null && (
                  <img
                    src={`/pictures/${picture}.png`}
                    alt=""
                    width="800"
                    height="600"
                    loading="lazy"
                  />
                )}
              </span>
              <span>
                <a href={`/d/${name}@${version}?${new URLSearchParams({ plate: query })}`}>
                  {title}
                </a>
                <br />
                <span class="quiet">
                  by {name.split('/')[0]} · {license} · {sizeText(size)}
                </span>
              </span>
              <button type="submit" name="add" value={`${name}@${version}`}>
                Add<span class="hidden"> {title}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    )}
  </section>
);
