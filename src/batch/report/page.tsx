// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { costText } from '../../pipeline/plate/cost-text.ts';
import type { Problem } from '../../shared/problem.ts';
import type { BatchReport, BuildEntry, PrintEntry, Totals } from './batch-report.ts';
import { bytesText, durationText, massText } from '../../shared/amount-text.ts';
import { STYLE } from './places.ts';

/** More values than this are not worth their room. */
const MOST_VALUES = 12;

/**
 * A run as a page that needs no server and no script. JSX escapes what designs say, and the policy
 * lets nothing run or be fetched, should anything get through.
 */
export const Page = ({ report }: { readonly report: BatchReport }) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; img-src 'self' file:; style-src 'self' file:"
      />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{report.title === '' ? 'Batch' : report.title}</title>
      <link rel="stylesheet" href={STYLE} />
    </head>
    <body>
      <header>
        <h1>{report.title === '' ? 'Batch' : report.title}</h1>
        <TotalsList totals={report.totals} seconds={report.seconds} />
        {report.interrupted && <p class="failed">The run was interrupted.</p>}
      </header>
      <main>
        {report.builds.map((build) => (
          <Build key={`${build.design} ${build.variant}`} build={build} />
        ))}
      </main>
      <footer>
        <p>
          Made by {report.generator}. Plan <code>{report.plan.slice(0, 12)}</code>.
        </p>
      </footer>
    </body>
  </html>
);

const TotalsList = ({ totals, seconds }: { readonly totals: Totals; readonly seconds: number }) => {
  const figures: readonly (readonly [string, string])[] = [
    ['Builds', String(totals.builds)],
    ['Built', String(totals.built)],
    ['Reused', String(totals.reused)],
    ['Failed', String(totals.failed)],
    ['Skipped', String(totals.skipped)],
    ['Files', `${totals.files}, ${bytesText(totals.bytes)}`],
    ['Print time', durationText(totals.time_s)],
    ['Material', massText(totals.mass_g)],
    ['Filament', `${(totals.filament_mm / 1000).toFixed(1)} m`],
    ['Energy', `${(totals.energy_wh / 1000).toFixed(2)} kWh`],
    ['Material cost', costText(totals)],
    ['This run took', durationText(seconds)],
  ];
  return (
    <dl class="totals">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Build = ({ build }: { readonly build: BuildEntry }) => (
  <article class={build.status}>
    {build.picture !== null && (
      <img src={build.picture} alt="" width="160" height="120" loading="lazy" />
    )}
    <div>
      <h2>
        {build.title} <small>{build.variant}</small> <span class="status">{build.status}</span>
      </h2>
      <p>
        {build.design} {build.version} · {build.license}
      </p>
      <Values parameters={build.parameters} />
      {build.prints.length > 0 && <Prints prints={build.prints} />}
      <ul class="files">
        {build.outputs.map(({ path, bytes }) => (
          <li key={path}>
            <a href={path.split('/').map(encodeURIComponent).join('/')}>{path}</a>{' '}
            {bytesText(bytes)}
          </li>
        ))}
      </ul>
      <Problems problems={build.problems} />
    </div>
  </article>
);

const Values = ({ parameters }: Pick<BuildEntry, 'parameters'>) => {
  const all = Object.entries(parameters);
  return (
    <p class="values">
      {all
        .slice(0, MOST_VALUES)
        .map(([name, value]) => `${name} ${String(value).slice(0, 60)}`)
        .join(' · ')}
      {all.length > MOST_VALUES && ' · …'}
    </p>
  );
};

const Prints = ({ prints }: { readonly prints: readonly PrintEntry[] }) => (
  <table>
    <thead>
      <tr>
        {['Fabricator', 'Time', 'Mass', 'Filament', 'Energy', 'Layers', 'Cost'].map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {prints.map(({ fabricator, production, problems }) => (
        <tr key={fabricator}>
          <th scope="row">{fabricator}</th>
          {production === null ? (
            <td colSpan={6}>
              <Problems problems={problems} />
            </td>
          ) : (
            [
              durationText(production.time_s),
              massText(production.mass_g),
              `${(production.filament_mm / 1000).toFixed(2)} m`,
              `${production.energy_wh.toFixed(0)} Wh`,
              String(production.layers),
              costText(production),
            ].map((figure, i) => <td key={i}>{figure}</td>)
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

const Problems = ({ problems }: { readonly problems: readonly Problem[] }) =>
  problems.length === 0 ? null : (
    <ul class="problems">
      {problems.map(({ code, severity, message, hint }, i) => (
        <li key={i} class={severity}>
          {message} <code>{code}</code>
          {hint !== undefined && <small> {hint}</small>}
        </li>
      ))}
    </ul>
  );
