// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from '../../shared/context.ts';
import type { Problem } from '../../shared/problem.ts';
import { doneOf, postBuild, type Done } from './server-build.ts';
import type { SliceEnd, Slicer } from './slicer.ts';

interface Accepted {
  /** Calls off this request, and none that this browser makes for the same build meanwhile. */
  readonly ticket: string;
  readonly events: string;
  /** Of the build. */
  readonly url: string;
}

/**
 * Slices on the server behind `buildsUrl`, which tells its progress as events. One that has not begun
 * within `patienceMs` is left.
 */
export const sliceOnServer =
  (buildsUrl: string, patienceMs?: number): Slicer<object> =>
  async (request, progress, signal) => {
    try {
      const response = await postBuild(buildsUrl, request, signal);
      const answer: unknown = await response.json();
      if (!response.ok) return refused(response.status, answer);
      // What was built before is there at once.
      if (response.status === 200) return doneOf(answer as Done);
      const { url: of, ticket, events } = answer as Accepted;
      const url = `${of}?ticket=${encodeURIComponent(ticket)}`;
      return await listen({ url, events, patienceMs }, progress, signal);
    } catch (thrown) {
      return { end: 'broke', reason: signal.aborted ? 'canceled' : String(thrown) };
    }
  };

const refused = (status: number, answer: unknown): SliceEnd => {
  const { problems } = (answer ?? {}) as { readonly problems?: readonly Problem[] };
  return Array.isArray(problems) && problems.length > 0
    ? { end: 'failed', problems }
    : { end: 'broke', reason: `the server answered ${status}` };
};

interface Watched {
  readonly url: string;
  readonly events: string;
  readonly patienceMs: number | undefined;
}

const listen = (
  { url, events, patienceMs }: Watched,
  progress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<SliceEnd> =>
  new Promise((resolve) => {
    const source = new EventSource(events);
    const leave = (reason: string): void => {
      void fetch(url, { method: 'DELETE' }).catch(() => {});
      finish({ end: 'broke', reason });
    };
    const abort = (): void => leave('canceled');
    const waited =
      patienceMs === undefined
        ? undefined
        : setTimeout(() => leave('others wait for the server'), patienceMs);
    const finish = (end: SliceEnd): void => {
      source.close();
      clearTimeout(waited);
      signal.removeEventListener('abort', abort);
      resolve(end);
    };
    const on = <T>(name: string, use: (data: T) => void): void =>
      source.addEventListener(name, (event) => {
        try {
          use(JSON.parse((event as MessageEvent<string>).data) as T);
        } catch {
          finish({ end: 'broke', reason: 'the server said what nobody understands' });
        }
      });
    on<Progress>('progress', (step) => {
      clearTimeout(waited);
      progress(step);
    });
    on<Done>('done', (done) => finish(doneOf(done)));
    on<{ readonly problems: readonly Problem[] }>('failed', ({ problems }) =>
      finish({ end: 'failed', problems }),
    );
    source.onerror = () => {
      // It connects again by itself unless it was closed for good.
      if (source.readyState === EventSource.CLOSED || !navigator.onLine)
        finish({ end: 'broke', reason: 'the connection to the server ended' });
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
