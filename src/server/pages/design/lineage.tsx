// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ancestry } from '../../../designs/lineage/ancestry.ts';
import { lineageGraph } from '../../../designs/lineage/lineage-graph.ts';
import type { Descendant } from '../../../designs/lineage/posterity.ts';
import { LineagePicture } from './lineage-picture.tsx';
import type { Credit } from '../../../designs/lineage/credits.ts';

interface LineageProps {
  readonly credits: readonly Credit[];
  readonly ancestry: Ancestry;
  /** `author/slug` of the work itself. */
  readonly design: string;
  readonly posterity: readonly Descendant[];
}

/** Who made what it was made from, as a tree; and what was made from it. A picture of both first. */
export const Lineage = ({ credits, ancestry, design, posterity }: LineageProps) => {
  const [own] = ancestry.works;
  return (
    <>
      <LineagePicture graph={lineageGraph(ancestry, design, posterity)} />
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
      {posterity.length > 0 && (
        <>
          <h3>What was made from it</h3>
          <Posterity posterity={posterity} design={design} />
        </>
      )}
    </>
  );
};

/** The first few, the others one click away. */
const Posterity = ({ posterity, design }: Pick<LineageProps, 'posterity' | 'design'>) => {
  const items = posterity.map(({ design: name, title, license, relation, of }) => (
    <li>
      <a href={`/d/${name}`}>{title}</a> by {name.split('/')[0]}, {license} ({relation}
      {of === design ? '' : ` of ${of}`})
    </li>
  ));
  return (
    <>
      <ul>{items.slice(0, FEW)}</ul>
      {items.length > FEW && (
        <details>
          <summary>{items.length - FEW} more</summary>
          <ul>{items.slice(FEW)}</ul>
        </details>
      )}
    </>
  );
};

const FEW = 20;

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
