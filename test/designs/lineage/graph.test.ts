// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { layOutGraph } from '../../../src/designs/lineage/lay-out-graph.ts';
import type { Ancestry } from '../../../src/designs/lineage/ancestry.ts';
import { lineageGraph } from '../../../src/designs/lineage/lineage-graph.ts';
import { posterityOf } from '../../../src/designs/lineage/posterity.ts';
import { sampleVersion, temporaryLibrary, valueOf } from '../library/samples.ts';

const OWN: Ancestry = { works: [{ name: 'a/own@1.0.0', title: 'Own' }], edges: [] };

describe('the picture of a lineage', () => {
  it('has every origin above what was made from it, whatever the ways between them', () => {
    const edge = fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 30 }), (pairs) => {
        // A lower number is younger: no circles, as among versions that never change.
        const edges = pairs.map(([a, b]) => ({
          relation: 'remix' as const,
          of: `a/w@${Math.max(a, b)}`,
          to: `a/w@${Math.min(a, b)}`,
        }));
        const reached = new Set(['a/w@0']);
        for (const name of reached) {
          for (const { of, to } of edges) if (to === name) reached.add(of);
        }
        const ancestry = {
          works: [...reached].map((name) => ({ name })),
          edges: edges.filter(({ to }) => reached.has(to)),
        };
        const { nodes, edges: lines } = layOutGraph(lineageGraph(ancestry, 'a/w', []));
        expect(nodes.map(({ name }) => name).sort()).toEqual([...reached].sort());
        expect(lines.every(({ y1, y2 }) => y1 < y2)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([0, 1, 12, 13, 200])('of %i forks has each in its frame, none on another', (count) => {
    const posterity = Array.from({ length: count }, (_, i) => ({
      design: `b/f-${i}`,
      title: `Fork ${i}`,
      license: 'MIT',
      relation: 'fork' as const,
      of: i < 150 ? 'a/own' : `b/f-${i - 150}`,
    }));
    const { nodes, edges, width, height } = layOutGraph(lineageGraph(OWN, 'a/own', posterity));
    expect(nodes).toHaveLength(count + 1);
    expect(edges).toHaveLength(count);
    for (const [i, a] of nodes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      const clash = nodes
        .slice(i + 1)
        .find(
          (b) =>
            a.x < b.x + b.width &&
            b.x < a.x + a.width &&
            a.y < b.y + b.height &&
            b.y < a.y + a.height,
        );
      expect(clash).toBeUndefined();
    }
    expect(width).toBeLessThan(1000);
  });

  it('goes on below forks of forks, names each design once, of whichever version it was made', async () => {
    const library = await temporaryLibrary();
    const from = (of: string) => [{ relation: 'fork' as const, of, license: 'MIT' }];
    for (const version of [
      { name: 'ada/hook' },
      { name: 'ada/hook', version: '2.0.0' },
      { name: 'bob/hook', lineage: from('ada/hook@1.0.0') },
      { name: 'bob/hook', version: '1.1.0', lineage: from('ada/hook@2.0.0') },
      { name: 'cy/hook', lineage: from('bob/hook@1.1.0') },
      { name: 'ada/hook-two', lineage: from('ada/hooks@1.0.0') },
    ]) {
      valueOf(await addVersion(library, sampleVersion(version)));
    }
    expect((await posterityOf(library, 'ada/hook')).map(({ design, of }) => [design, of])).toEqual([
      ['bob/hook', 'ada/hook'],
      ['cy/hook', 'bob/hook'],
    ]);
  });
});
