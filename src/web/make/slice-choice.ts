// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { DesignDocument } from '../../designs/design-document.ts';
import { overrideLines } from '../../pipeline/fabricators/override-lines.ts';
import type { Progress } from '../../shared/context.ts';
import { error } from '../../shared/problem.ts';
import { readDevice } from './device.ts';
import { orientationOf, type Choice } from './choice.ts';
import { withOwnProfiles } from './own-profiles.ts';
import { keptOnServer } from './kept-on-server.ts';
import { placesToSlice } from './places-to-slice.ts';
import { sliceHere } from './slice-here.ts';
import { sliceOnServer } from './slice-on-server.ts';
import type { SliceEnd } from './slicer.ts';

interface Source {
  readonly designUrl: string;
  readonly buildsUrl: string;
  /** `author/slug@version` */
  readonly design: string;
}

/**
 * G-code of a choice: what the server has already, else made in this browser or there, see
 * `placesToSlice`. The bytes are the same.
 */
export const sliceChoice = (place: Source, triangles: () => number) => {
  let document_: Promise<DesignDocument> | undefined;
  const keptBuild = keptOnServer(place.buildsUrl);
  return async (
    choice: Choice,
    parameters: Readonly<Record<string, unknown>>,
    progress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<SliceEnd> => {
    const { printer, material, process, quantities } = choice;
    const overrides = overrideLines(choice.set);
    const orientation = orientationOf(choice.orient);
    const common = {
      ...{ parameters, quantities, scale: 1, formats: ['gcode'] },
      ...(orientation === undefined ? {} : { orientation }),
    };
    const here = async (): Promise<SliceEnd> => {
      try {
        const fabricator = { ...(await withOwnProfiles(choice)), overrides };
        document_ ??= fetchDocument(place.designUrl);
        const request = { ...common, designDocument: await document_, fabricator };
        return signal.aborted ? CANCELED : await sliceHere(request, progress, signal);
      } catch (thrown) {
        document_ = undefined; // Asked for again the next time.
        return { end: 'broke', reason: String(thrown) };
      }
    };
    const request = { ...common, design: place.design, printer, material, process, overrides };
    const onServer = (patienceMs?: number): Promise<SliceEnd> =>
      sliceOnServer(place.buildsUrl, patienceMs)(request, progress, signal);
    const slicers = {
      here,
      server: () => onServer(),
      'impatient server': () => onServer(PATIENCE_MS),
    };
    let reason = '';
    const device = readDevice();
    const places = placesToSlice(choice.where, triangles(), device);
    // Where the server comes first it says so by itself; who chose the browser asks nobody.
    if (choice.where === 'auto' && device.online && places[0] === 'here') {
      const kept = await keptBuild(request, signal);
      if (kept !== undefined) return kept;
    }
    for (const each of places) {
      if (signal.aborted) return CANCELED;
      const end = await slicers[each]();
      if (signal.aborted || !isOfPlace(end)) return end;
      reason = end.end === 'broke' ? end.reason : (end.problems[0]?.message ?? '');
    }
    return {
      end: 'failed',
      problems: [
        error('make-nowhere', `Neither this browser nor the server could slice: ${reason}.`, {
          hint: 'Try again, or download an STL and slice it with a program of yours.',
        }),
      ],
    };
  };
};

const CANCELED: SliceEnd = { end: 'broke', reason: 'canceled' };

/** Others wait for the server if it has not begun by then, ms. */
const PATIENCE_MS = 2_500;

/** What tells of the place and not of the part or the choice. */
const BUSY =
  /^(evaluate-memory|build-(too-many|queue-full|closed)|too-many-requests|disk-full|job-.*|library-.*|store-.*|queue-.*)$/;

/** Whether another place may do better. */
const isOfPlace = (end: SliceEnd): boolean =>
  end.end === 'broke' || (end.end === 'failed' && end.problems.some(({ code }) => BUSY.test(code)));

const fetchDocument = async (url: string): Promise<DesignDocument> => {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`expected the design at ${url}, found ${response.status}`);
  return (await response.json()) as DesignDocument;
};
