// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

const NOUNS = (
  'hook clip vase gear bracket hinge knob box tray stand holder jar lid foot spacer handle adapter ' +
  'wheel pulley mount case frame rack drawer divider coaster planter lamp shade button dial lever'
).split(' ');
const KINDS = (
  'cable wall desk garden kitchen bicycle camera phone pen coat door shelf pipe bottle plant tool ' +
  'battery speaker printer keyboard motor sensor window curtain shower mirror table chair bed lamp'
).split(' ');
const LICENSES = [
  'CERN-OHL-S-2.0',
  'CERN-OHL-P-2.0',
  'CC-BY-SA-4.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'MIT',
];

/** Numbers that follow from the seed alone, from 0 up to 1. */
export const numbers = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const digest = (content) => createHash('sha256').update(content).digest('hex');

/**
 * Version `version` of the design with this number, as the gate would give it: made up, but with
 * the words, facets and files of a real one.
 */
export const madeUp = (number, version) => {
  const random = numbers(number + 1);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [kind, noun, second] = [pick(KINDS), pick(NOUNS), pick(KINDS)];
  const title = `${kind[0].toUpperCase()}${kind.slice(1)} ${noun} ${number}`;
  const author = `author-${Math.floor(random() * 500)}`;
  const slug = `${kind}-${noun}-${number}`;
  const license = pick(LICENSES);
  const code = `module.exports = { main: () => [] } // ${number} ${version}`;
  const readme = `# ${title}\n\nFor every ${second}. Print it with ${pick(NOUNS)} and ${pick(KINDS)}.`;
  const files = [
    ['README.md', Buffer.from(readme)],
    ['design.js', Buffer.from(code)],
  ];
  const list = files.map(([path, bytes]) => `${digest(bytes)}  ${path}\n`).join('');
  const entry = ([path, bytes]) => ({ path, sha256: digest(bytes), bytes: bytes.length });
  const side = () => Math.round(10 + 290 * random());
  const record = {
    author,
    slug,
    version,
    digest: digest(`entry  design.js\n${list}`),
    entry: 'design.js',
    files: files.map(entry),
    license,
    manifest: {
      title,
      version,
      authors: [{ name: author }],
      copyright: [`2026 ${author}`],
      license,
      function: `Holds a ${second} at the ${kind}.`,
      origins: [],
      tags: [kind, noun],
      hints: { materials: [pick(['pla', 'petg', 'abs', 'tpu'])] },
    },
    lineage: [],
    schema: Array.from({ length: Math.floor(random() * 8) }, (_, i) => ({
      name: `p${i}`,
      type: 'number',
      caption: `${pick(NOUNS)} width`,
      default: 10,
    })),
    measures: {
      size: [side(), side(), side()],
      volume_mm3: 1000 * random(),
      area_mm2: 900,
      solids: 1,
      sections: 0,
      triangles: 1000,
      printable: true,
    },
    marks: [],
    pictures: [],
    findings: [],
    publisher: author,
    publishedAt: new Date(Date.UTC(2026, 0, 1) + 60_000 * number).toISOString(),
  };
  return {
    record,
    contents: new Map(files.map(([, bytes]) => [digest(bytes), new Uint8Array(bytes)])),
  };
};

/** What people type: one to three words, beginnings among them, now and then a filter. */
export const madeUpSearch = (random) => {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = Array.from({ length: Math.floor(random() * 3) + (random() < 0.1 ? 0 : 1) }, () => {
    const word = pick(random() < 0.5 ? NOUNS : KINDS);
    return random() < 0.4 ? word.slice(0, 2 + Math.floor(random() * 3)) : word;
  });
  return {
    words: words.join(' '),
    ...(random() < 0.3 ? { facets: { license: [pick(LICENSES)] } } : {}),
    ...(random() < 0.2 ? { bed: [220, 220, 250] } : {}),
    page: random() < 0.8 ? 1 : 2,
  };
};
