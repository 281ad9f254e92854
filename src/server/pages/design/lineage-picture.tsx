// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  type GraphLayout,
  layOutGraph,
  type PlacedEdge,
  type PlacedNode,
} from '../../../designs/lineage/lay-out-graph.ts';
import type { LineageGraph } from '../../../designs/lineage/lineage-graph.ts';

/** The lineage as a picture, oldest at its top; everything in it stands in the lists below it too. */
export const LineagePicture = ({ graph }: { readonly graph: LineageGraph }) => {
  if (graph.nodes.length < 2) return null;
  const layout = layOutGraph(graph);
  return (
    <figure class="lineage">
      <div class="lineage-scroll">
        <svg
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="group"
          aria-label={words(layout)}
        >
          {layout.edges.map((edge) => (
            <Line edge={edge} />
          ))}
          {layout.nodes.map((node) => (
            <NodeLink node={node} />
          ))}
        </svg>
      </div>
      <figcaption>
        {LEGEND.filter(([relation]) => layout.edges.some((edge) => edge.relation === relation)).map(
          ([relation, text]) => (
            <span>
              <svg width="32" height="8" aria-hidden="true">
                <path class={`edge ${relation}`} d="M 0 4 H 32" />
              </svg>{' '}
              {text}
            </span>
          ),
        )}
      </figcaption>
    </figure>
  );
};

const LEGEND = [
  ['fork', 'forked: one work, changed'],
  ['remix', 'remixed: something taken from several'],
  ['import', 'used unchanged'],
] as const;

const words = ({ nodes }: GraphLayout): string => {
  const count = (is: (generation: number) => boolean) =>
    nodes.filter(({ generation }) => is(generation)).length;
  const [before, after] = [count((each) => each < 0), count((each) => each > 0)];
  return `Lineage: made from ${before} ${works(before)}, and ${after} ${works(after)} made from it`;
};

const works = (number: number): string => (number === 1 ? 'work' : 'works');

const Line = ({ edge: { relation, x1, y1, x2, y2, isFaint } }: { readonly edge: PlacedEdge }) => {
  const middle = (y1 + y2) / 2;
  return (
    <path
      class={`edge ${relation}${isFaint ? ' faint' : ''}`}
      d={`M ${x1} ${y1} C ${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`}
    />
  );
};

const NodeLink = ({ node }: { readonly node: PlacedNode }) => {
  const { name, title, by, license, generation } = node;
  const href = addressOf(name);
  const label = `${title}${by === '' ? '' : ` by ${by}`}, ${license}`;
  const className = `node ${generation === 0 ? 'own' : ''}`.trim();
  if (href === undefined || generation === 0) {
    return (
      <g class={className} role="img" aria-label={label}>
        <title>{label}</title>
        <Shape node={node} />
      </g>
    );
  }
  return (
    // A card is called by the words on it.
    <a class={className} href={href} aria-label={node.kind === 'dot' ? label : undefined}>
      <title>{label}</title>
      <Shape node={node} />
    </a>
  );
};

const Shape = ({ node }: { readonly node: PlacedNode }) => {
  const { kind, x, y, width, height, title, by, license } = node;
  if (kind === 'dot') return <circle cx={x + width / 2} cy={y + height / 2} r={width / 2 - 2} />;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text class="title" x={x + 10} y={y + 22}>
        {cut(title, 18)}
      </text>
      <text x={x + 10} y={y + 41}>
        {cut(by === '' ? license : `${cut(by, Math.max(6, 20 - license.length))} · ${license}`, 23)}
      </text>
    </>
  );
};

/** A picture has no line breaks: the whole words are in its label. */
const cut = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
};

const addressOf = (name: string): string | undefined =>
  /^[a-z0-9-]+\/[a-z0-9-]+(@|$)/.test(name)
    ? `/d/${name}`
    : /^https?:\/\//.test(name)
      ? name
      : undefined;
