// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { decodeText } from '../../../designs/decode-text.ts';
import type { BlobStore } from '../../../designs/library/library.ts';
import { versionName } from '../../../designs/library/reference.ts';
import type { FileEntry, VersionRecord } from '../../../designs/library/version-record.ts';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import { page } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { designParams, versionAt } from '../../design-params.ts';
import { encodePath } from '../../html/encode-path.ts';
import { highlight } from '../../html/highlight.ts';
import { bytesText } from '../../../shared/amount-text.ts';
import { route } from '../../route.ts';

const sourceParams = designParams.extend({ path: z.array(z.string()).max(50) });

/** A file of the source with line numbers that can be pointed at: `#L12`. */
export const sourceRoute = route({
  method: 'get',
  path: '/d/:author/:design/source/*path',
  access: 'anyone',
  summary: 'A file of the source, to read',
  params: sourceParams,
  handle: async ({ params }, { library }) => {
    const version = await versionAt(library, params);
    if (!version.ok) return problemAnswer(version.problems);
    const { record } = version.value;
    const file = await sourceFile(record, params.path.join('/'), library.blobs);
    if (!file.ok) return problemAnswer(file.problems);
    const { entry, bytes } = file.value;
    const text = decodeText(entry.path, bytes);
    const address = `/d/${versionName(record)}`;
    const raw = `${address}/raw/${encodePath(entry.path)}`;
    return page(
      { title: `${entry.path} of ${record.manifest.title}` },
      <div class="source">
        <p class="quiet">
          <a href={address}>{record.manifest.title}</a> · version {record.version}
        </p>
        <h1>{entry.path}</h1>
        <p class="quiet figures">
          {bytesText(entry.bytes)} · sha256:{entry.sha256} · <a href={raw}>as a file</a>
        </p>
        {text.ok ? (
          <pre class="code" tabIndex={0} aria-label={entry.path}>
            {highlight(entry.path, text.value).map((line, i) => (
              <span class="line" id={`L${i + 1}`}>
                <a class="number" href={`#L${i + 1}`} aria-label={`Line ${i + 1}`}>
                  {i + 1}
                </a>
                <code dangerouslySetInnerHTML={{ __html: `${line}\n` }} />
              </span>
            ))}
          </pre>
        ) : (
          <p>This is not text. It can be taken as a file.</p>
        )}
      </div>,
    );
  },
});

/** A file of the source as it is: pictures are shown, all else is a download. */
export const rawRoute = route({
  method: 'get',
  path: '/d/:author/:design/raw/*path',
  access: 'anyone',
  summary: 'A file of the source, byte for byte',
  params: sourceParams,
  handle: async ({ params }, { library }) => {
    const version = await versionAt(library, params);
    if (!version.ok) return problemAnswer(version.problems);
    const file = await sourceFile(version.value.record, params.path.join('/'), library.blobs);
    if (!file.ok) return problemAnswer(file.problems);
    const { entry, bytes } = file.value;
    const picture = PICTURES.find(([ending]) => ending.test(entry.path))?.[1];
    return {
      kind: 'bytes',
      bytes,
      type: picture ?? 'application/octet-stream',
      etag: entry.sha256,
      ...(picture === undefined ? { name: entry.path.split('/').at(-1)! } : {}),
    };
  },
});

/** What the gate let through under these endings is what they say. */
const PICTURES = [
  [/\.png$/i, 'image/png'],
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.webp$/i, 'image/webp'],
] as const;

const sourceFile = async (
  record: VersionRecord,
  path: string,
  blobs: BlobStore,
): Promise<Outcome<{ readonly entry: FileEntry; readonly bytes: Uint8Array }>> => {
  const entry = record.files.find((each) => each.path === path);
  const bytes = entry && (await blobs.get(entry.sha256));
  return entry === undefined || bytes === undefined
    ? failure(error('not-found', `expected a file of this version, found "${path.slice(0, 200)}"`))
    : success({ entry, bytes });
};
