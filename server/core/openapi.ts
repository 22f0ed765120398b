// OpenAPI 3.1, printed from the contract, and a page that shows it without a script.
import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { problem } from '../../contract/common.ts';
import type { Route, Routes } from '../../contract/route.ts';

type Json = Record<string, unknown>;

const schema = (of: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(of, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json;

function parameters(route: Route): Json[] {
  const from = (of: z.ZodType | undefined, where: 'path' | 'query') => {
    if (!of) return [];
    const { properties = {}, required = [] } = schema(of, 'input') as { properties?: Json; required?: string[] };
    return Object.entries(properties).map(([name, each]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      schema: each,
    }));
  };
  return [...from(route.params, 'path'), ...from(route.query, 'query')];
}

function answer(route: Route): Json {
  if (route.sends === 'events')
    return { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } };
  if (route.sends === 'file') return { description: 'A file', content: { 'text/csv': { schema: { type: 'string' } } } };
  return {
    description: 'Done',
    content: { 'application/json': { schema: route.answer ? schema(route.answer, 'output') : {} } },
  };
}

function operation(module: string, name: string, route: Route): Json {
  const body =
    route.takes === 'bytes'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : route.body && { 'application/json': { schema: schema(route.body, 'input') } };
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: route.summary,
    description:
      route.access === 'public'
        ? 'Anybody may call this.'
        : route.access === 'signed-in'
          ? 'For anyone signed in.'
          : `Needs the right \`${route.access}\`.`,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: parameters(route),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      '200': answer(route),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The whole description, from the same data the server mounts. */
export function describe(contract: Record<string, Routes>, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [module, routes] of Object.entries(contract)) {
    for (const [name, route] of Object.entries(routes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(module, name, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'OpenRounds',
      version,
      description: 'The two-way channel between a health system and the people it serves.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Problem: schema(problem, 'output') },
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, made under Govern or with `openrounds govern key create`.',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'openrounds.session_token' },
      },
    },
  };
}

export function openApi(contract: Record<string, Routes>, version: string): Hono {
  const app = new Hono();
  const described = describe(contract, version);
  app.get('/openapi.json', (c) => c.json(described));
  app.get('/', (c) => c.html(page(contract, version)));
  return app;
}

function page(contract: Record<string, Routes>, version: string) {
  const rows = (module: string) =>
    Object.entries(contract[module] as Routes).map(
      ([name, route]) => html`<section id="${module}.${name}"><h3><code>${route.method} /api/v1${route.path}</code></h3>
        <p>${route.summary}. <small>${route.access === 'public' ? 'Public' : route.access === 'signed-in' ? 'Signed in' : route.access}</small></p>
        ${shape('Parameters', parameters(route))}
        ${route.body ? shape('Body', schema(route.body, 'input')) : ''}
        ${route.answer ? shape('Answer', schema(route.answer, 'output')) : ''}</section>`,
    );
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>OpenRounds API ${version}</title><link rel="stylesheet" href="/api/v1/style.css"></head><body><main>
    <h1>OpenRounds API</h1>
    <p>Version ${version}. The same description as data: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Send an API key as <code>Authorization: Bearer or_…</code>; a key is made under Govern or with <code>openrounds govern key create</code>. Answers that are not a success are <code>application/problem+json</code> with a stable <code>code</code>.</p>
    ${Object.keys(contract).map((module) => html`<h2 id="${module}">${module}</h2>${rows(module)}`)}
    </main></body></html>`;
}

function shape(title: string, of: unknown) {
  if (Array.isArray(of) && of.length === 0) return '';
  return html`<details><summary>${title}</summary><pre tabindex="0">${JSON.stringify(of, null, 2)}</pre></details>`;
}

export const apiStyle = `:root{color-scheme:light dark}body{margin:0;font:15px/1.5 system-ui,sans-serif;background:light-dark(#fbf9f4,#191714);color:light-dark(#211e1a,#efeae0)}main{max-width:56rem;margin:2rem auto;padding:0 1rem}h2{border-bottom:1px solid;padding-bottom:.3rem;margin-top:3rem}h3{margin:2rem 0 .2rem;font-size:1em}a{color:light-dark(#0b5866,#8ccdd4)}pre{overflow:auto;padding:1rem;background:light-dark(#f4f0e8,#13110f)}p{margin:.3rem 0}summary{cursor:pointer;min-height:24px}`;
