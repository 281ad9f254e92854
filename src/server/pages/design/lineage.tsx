// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ancestry } from '../../../designs/lineage/ancestry.ts';
import type { Credit } from '../../../designs/lineage/credits.ts';

interface LineageProps {
  readonly credits: readonly Credit[];
  readonly ancestry: Ancestry;
  readonly descendants: readonly { readonly name: string; readonly relation: string }[];
}

/** Who made what it was made from, as a tree; and what was made from it. */
export const Lineage = ({ credits, ancestry, descendants }: LineageProps) => {
  const [own] = ancestry.works;
  return (
    <>
      <ul class="credits">
        {credits.map(({ work, title, authors, license, relation }) => (
          <li>
            {relation === 'work' ? '' : `${WORDS[relation]} `}
            <WorkLink name={work} words={title} />
            {authors === '' ? '' : ` by ${authors}`}, {license}
          </li>
        ))}
      </ul>
      {own !== undefined && ancestry.edges.length > 0 && (
        <>
          <h3>Made from</h3>
          <Tree name={own.name} ancestry={ancestry} seen={new Set()} />
        </>
      )}
      {descendants.length > 0 && (
        <>
          <h3>What was made from it</h3>
          <ul>
            {descendants.map(({ name, relation }) => (
              <li>
                {relation}: <WorkLink name={name} words={name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

const WORDS = { fork: 'forked from', remix: 'remixed from', import: 'uses' } as const;

interface TreeProps {
  readonly name: string;
  readonly ancestry: Ancestry;
  readonly seen: Set<string>;
}

const Tree = ({ name, ancestry, seen }: TreeProps) => {
  if (seen.has(name)) return null;
  seen.add(name);
  const edges = ancestry.edges.filter(({ to }) => to === name);
  if (edges.length === 0) return null;
  return (
    <ul>
      {edges.map(({ relation, of, license }) => (
        <li>
          {WORDS[relation]} <WorkLink name={of} words={of} /> ({license ?? 'no license known'})
          <Tree name={of} ancestry={ancestry} seen={seen} />
        </li>
      ))}
    </ul>
  );
};

/** Works of the commons lead to their pages; addresses from elsewhere only where they are of the web. */
const WorkLink = ({ name, words }: { readonly name: string; readonly words: string }) => {
  if (/^[a-z0-9-]+\/[a-z0-9-]+@/.test(name)) return <a href={`/d/${name}`}>{words}</a>;
  return /^https?:\/\//.test(name) ? (
    <a href={name} rel="nofollow noopener">
      {words}
    </a>
  ) : (
    <>{words}</>
  );
};
