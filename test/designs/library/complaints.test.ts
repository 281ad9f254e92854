// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import {
  answerComplaint,
  fileComplaint,
  listComplaints,
} from '../../../src/designs/library/complaints.ts';
import { readEvents } from '../../../src/designs/library/log-event.ts';
import { codesOf, sampleVersion, temporaryLibrary, valueOf } from './samples.ts';

const FILING = {
  design: 'ada/hook',
  kind: 'author' as const,
  text: 'I made this in 2019.',
  evidence: 'https://example.org/my-hook',
  contact: 'eve@example.org',
};

describe('a complaint', () => {
  test('is filed with evidence, seen, answered once, and logged', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    const { id } = valueOf(await fileComplaint(library, FILING));
    expect((await listComplaints(library, { open: true })).map((each) => each.id)).toEqual([id]);
    const answer = { outcome: 'upheld' as const, text: 'True; credited now.', who: 'maintainer' };
    expect(valueOf(await answerComplaint(library, id, answer)).answer).toMatchObject(answer);
    expect(await listComplaints(library, { open: true })).toEqual([]);
    expect(codesOf(await answerComplaint(library, id, answer))).toEqual(['complaint-answered']);
    const log = await readEvents(library.db, 'ada/hook');
    expect(log.map(({ what }) => what)).toEqual(['answer', 'complain', 'publish']);
  });

  test('needs evidence, a way to be answered, and a design that is there', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    for (const missing of ['text', 'evidence', 'contact']) {
      const filed = await fileComplaint(library, { ...FILING, [missing]: ' \n' });
      expect(codesOf(filed)).toEqual(['complaint-incomplete']);
    }
    const unknown = await fileComplaint(library, { ...FILING, design: 'ada/none' });
    expect(codesOf(unknown)).toEqual(['library-design-unknown']);
    expect(
      codesOf(await answerComplaint(library, 'none', { outcome: 'rejected', text: '', who: '' })),
    ).toEqual(['complaint-unknown']);
  });
});
