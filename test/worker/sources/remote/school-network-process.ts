import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';

/** The ports of a server, and of a proxy before it. */
export interface SchoolPorts {
  server: number;
  proxy: number;
}
/** Where the proxy was asked to lead to. */
export interface Led {
  led: string[];
}

const [, , key = '', certificate = ''] = process.argv;
const led: string[] = [];

const server = createSecureServer(
  { key: readFileSync(key), cert: readFileSync(certificate) },
  (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify([{ asked: request.headers.authorization ?? 'by nobody' }]));
  },
);
const proxy = createServer();
const port = (of: { address(): unknown }): number => (of.address() as AddressInfo).port;

proxy.on('connect', (request, socket) => {
  led.push(request.url ?? '');
  const onward = connect(port(server), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.pipe(onward).pipe(socket);
  });
  for (const end of [socket, onward]) end.on('error', () => undefined);
});

process.on('message', () => {
  process.send?.({ led } satisfies Led);
});
// Whoever asks is gone.
process.on('disconnect', () => {
  process.exit();
});
for (const each of [server, proxy]) {
  each.listen(0, 'localhost');
  await once(each, 'listening');
}
process.send?.({ server: port(server), proxy: port(proxy) } satisfies SchoolPorts);
