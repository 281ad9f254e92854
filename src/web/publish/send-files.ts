// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { ChosenFile } from './collect-dropped.ts';

/**
 * Sends files as a new draft; the value is the address of its page. `progress` hears how much of
 * the request has gone. Problems: those of the server; `upload-unreachable`, `upload-canceled`.
 */
export const sendFiles = (
  chosen: readonly ChosenFile[],
  progress: (sent: number, total: number) => void,
  signal: AbortSignal,
): Promise<Outcome<string>> => {
  const form = new FormData();
  for (const { path } of chosen) form.append('paths[]', path);
  for (const { path, file } of chosen) {
    form.append('files', file, path.slice(path.lastIndexOf('/') + 1));
  }
  // Not fetch: it does not tell how much has gone.
  const request = new XMLHttpRequest();
  request.open('POST', '/api/v1/drafts');
  request.setRequestHeader('accept', 'application/json');
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => progress(loaded, total);
  signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve) => {
    request.onload = () => {
      const answer = request.response as {
        readonly page?: string;
        readonly problems?: readonly Problem[];
      } | null;
      if (request.status === 201 && answer?.page !== undefined) resolve(success(answer.page));
      else resolve(failure(...(answer?.problems ?? [unreachable(`status ${request.status}`)])));
    };
    request.onerror = () => resolve(failure(unreachable('no answer')));
    request.onabort = () => resolve(failure(error('upload-canceled', 'Canceled.')));
    request.send(form);
  });
};

const unreachable = (found: string): Problem =>
  error('upload-unreachable', `Expected the server to take the files, found ${found}.`, {
    hint: 'Try again.',
  });
