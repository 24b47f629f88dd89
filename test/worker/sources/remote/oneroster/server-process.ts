import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collections, school, type Collection, type OneRosterRecord } from './school.ts';
import type { ServerOptions } from './server.ts';

/** A OneRoster server in a process of its own, as the published specification has it: what it is to be comes as JSON. */
const { size, version, mostPerPage, requestsPerToken, client, omits, miscounts } = JSON.parse(
  process.argv[2] ?? '',
) as ServerOptions;
const data = school(size, version);
const tokens = new Map<string, number>();
const asked: string[] = [];

interface Place {
  collection: Collection;
  role?: string;
}

/** Where a collection is, and what its records are called in an answer. */
function placeOf(path: string): Place | undefined {
  const [, service, name = ''] =
    (version === 'v1p2'
      ? /^\/ims\/oneroster\/(rostering|gradebook)\/v1p2\/(\w+)$/
      : /^\/ims\/oneroster\/()v1p1\/(\w+)$/
    ).exec(path) ?? [];
  const isGradebook = ['categories', 'lineItems', 'results'].includes(name);
  if (service === undefined || (version === 'v1p2' && isGradebook !== (service === 'gradebook')))
    return undefined;
  if (name === 'students' || name === 'teachers') return { collection: 'users', role: name.slice(0, -1) };
  const collection = collections.find((known) => known === name);
  return collection && { collection };
}

const roleOf = ({ role, roles }: OneRosterRecord): unknown =>
  role ?? (roles as { role: string }[] | undefined)?.[0]?.role;

/** `field='value'`, `field>='value'` …, joined with AND (section 3.4.3 of the 1.1 specification); what it does not know is all. */
function isWanted(record: OneRosterRecord, filter: string | null): boolean {
  return (filter ?? '').split(' AND ').every((condition) => {
    const [, field = '', operator, value = ''] = /^(\w+)(=|!=|>=|<=|>|<)'(.*)'$/.exec(condition) ?? [];
    const own = record[field];
    if (operator === undefined || typeof own !== 'string') return true;
    return {
      '=': own === value,
      '!=': own !== value,
      '>=': own >= value,
      '<=': own <= value,
      '>': own > value,
      '<': own < value,
    }[operator];
  });
}

const known = new Map<string, readonly number[]>();

/** Which records are asked for, in which order; found out once. */
function wanted({ collection, role }: Place, parameters: URLSearchParams): readonly number[] {
  const [filter, sort, orderBy] = ['filter', 'sort', 'orderBy'].map((name) => parameters.get(name));
  const question = JSON.stringify([collection, role, filter, sort, orderBy]);
  const answer = known.get(question) ?? found();
  known.set(question, answer);
  return answer;

  function found(): number[] {
    const keys = new Map<number, string>();
    for (let index = 0; index < data.count(collection); index++) {
      const record = data.record(collection, index);
      if (omits.includes(record.sourcedId)) continue;
      if ((role === undefined || roleOf(record) === role) && isWanted(record, filter ?? null))
        keys.set(index, typeof sort === 'string' ? JSON.stringify(record[sort] ?? '') : '');
    }
    const order = orderBy === 'desc' ? -1 : 1;
    const inOrder = [...keys].sort(([one, a], [other, b]) => (a < b ? -order : a > b ? order : one - other));
    return inOrder.map(([index]) => index);
  }
}

function give(url: URL, response: ServerResponse): void {
  const place = placeOf(url.pathname);
  if (!place) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"imsx_codeMajor":"failure","imsx_severity":"error"}');
    return;
  }
  const { collection } = place;
  const indices = wanted(place, url.searchParams);
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 100), mostPerPage);
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const fields = url.searchParams.get('fields')?.split(',');
  const page = indices.slice(offset, offset + limit).map((index) => {
    const record = data.record(collection, index);
    return fields
      ? Object.fromEntries(fields.flatMap((field) => (field in record ? [[field, record[field]]] : [])))
      : record;
  });
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-total-count': String(indices.length + (miscounts === collection ? 1 : 0)),
  };
  if (offset + limit < indices.length) {
    const next = new URL(url);
    next.searchParams.set('limit', String(limit));
    next.searchParams.set('offset', String(offset + limit));
    headers.link = `<${next.href}>; rel="next"`;
  }
  response.writeHead(200, headers).end(JSON.stringify({ [collection]: page }));
}

const formText = (text: string): string => new URLSearchParams(`a=${text}`).get('a') ?? '';

async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const form = new URLSearchParams(body);
  const [scheme, given = ''] = (request.headers.authorization ?? '').split(' ');
  // Each is written as in a form (RFC 6749, section 2.3.1).
  const [id, secret] = Buffer.from(given, 'base64').toString().split(':').map(formText);
  const isKnown = scheme === 'Basic' && id === client.id && secret === client.secret;
  const isAsked =
    form.get('grant_type') === 'client_credentials' && (form.get('scope') ?? '').endsWith('.readonly');
  response.setHeader('content-type', 'application/json');
  if (!isKnown || !isAsked) {
    response
      .writeHead(isKnown ? 400 : 401)
      .end(JSON.stringify({ error: isKnown ? 'invalid_scope' : 'invalid_client' }));
    return;
  }
  const token = randomUUID();
  tokens.set(token, requestsPerToken);
  response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3_600 }));
}

function isLetIn({ headers }: IncomingMessage): boolean {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const left = tokens.get(token) ?? 0;
  tokens.set(token, left - 1);
  return left > 0;
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  if (url.pathname === '/asked') {
    response.end(JSON.stringify(asked));
    return;
  }
  asked.push(`${request.method ?? ''} ${url.pathname}`);
  if (request.method === 'POST' && url.pathname === '/oauth/token') void giveToken(request, response);
  else if (!isLetIn(request)) response.writeHead(401).end();
  else give(url, response);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
