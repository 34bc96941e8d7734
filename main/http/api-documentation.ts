import { html, raw } from 'hono/html';

interface Operation {
  readonly summary?: string;
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}

interface Description {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, unknown>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null;

const style = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 15%, transparent); }
  body { font: 14px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin-top: 2rem; text-transform: capitalize }
  details { border-top: 1px solid var(--line); padding: .45rem 0 } summary { cursor: pointer }
  code, pre { font: 12.5px/1.5 ui-monospace, monospace } pre { overflow: auto; padding: .75rem; border: 1px solid var(--line); border-radius: 4px }
  .method { display: inline-block; width: 4.2rem; text-transform: uppercase; font-weight: 600 }
  .what { opacity: .75; margin-left: .75rem }`;

function section(title: string, value: unknown) {
  return value === undefined ? '' : html`<p>${title}</p><pre>${JSON.stringify(value, null, 2)}</pre>`;
}

/** The API's documentation as one page that needs nothing from outside. */
export function documentationPage(description: Description) {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Readonly<Record<string, unknown>>)[method];
      return isOperation(operation) ? [{ path, method, operation, group: path.split('/')[1] ?? '' }] : [];
    }),
  );
  const groups = new Map<string, typeof operations>();
  for (const operation of operations) groups.set(operation.group, [...(groups.get(operation.group) ?? []), operation]);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${description.info.title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <h1>${description.info.title} <small>${description.info.version}</small></h1>
        <p>${description.info.description}</p>
        <p><a href="/api/v1/openapi.json">openapi.json</a></p>
        ${[...groups].map(
          ([group, members]) => html`<h2>${group}</h2>
            ${members.map(
              ({ path, method, operation }) => html`<details>
                <summary><span class="method">${method}</span><code>${path}</code><span class="what">${operation.summary ?? ''}</span></summary>
                ${section('Parameters', operation.parameters)} ${section('Body', operation.requestBody)}
                ${section('Answers', operation.responses?.['200'])}
              </details>`,
            )}`,
        )}
      </body>
    </html>`;
}
