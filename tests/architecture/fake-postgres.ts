import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataRows } from './fake-api.ts';

const OIDS = { number: 701, category: 25, text: 25, time: 1082 } as const;
type Types = Readonly<Record<string, keyof typeof OIDS>>;

/**
 * The address of what a client takes for a PostgreSQL server: it speaks just enough of the protocol
 * for a cursor. What the real one does is tested in tests/interop.
 */
export async function servePostgres(rows: DataRows, types: Types): Promise<string> {
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    void converse(socket, rows, types);
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return `postgres://ada:pw@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function converse(socket: Socket, rows: DataRows, types: Types): Promise<void> {
  let answer: ((kind: string, body: Buffer) => Buffer) | undefined;
  for await (const { kind, body } of messagesOf(socket)) {
    if (kind === 'X') break;
    if (answer) socket.write(answer(kind, body));
    else {
      const database = body.toString('latin1');
      if (database.includes('slow')) await sleep(60);
      answer = createSession(database.includes('few') ? rows.slice(0, 200) : rows, types);
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
    }
  }
  socket.end();
}

/** The messages of a client: the first has no kind, and begins the session. */
async function* messagesOf(socket: Socket): AsyncGenerator<{ kind: string; body: Buffer }> {
  let pending = Buffer.alloc(0);
  let head = 0;
  for await (const chunk of socket) {
    pending = Buffer.concat([pending, chunk as Buffer]);
    while (pending.length >= head + 4 && pending.length >= head + pending.readInt32BE(head)) {
      const end = head + pending.readInt32BE(head);
      const kind = head === 0 ? '' : String.fromCharCode(pending[0]!);
      yield { kind, body: pending.subarray(head + 4, end) };
      pending = pending.subarray(end);
      head = 1;
    }
  }
}

/** What a session answers: one statement after another, in the extended protocol. */
function createSession(rows: DataRows, types: Types): (kind: string, body: Buffer) => Buffer {
  const names = Object.keys(types);
  let statement = '';
  let query = '';
  let timeout = 0;
  let left: DataRows = rows;
  const fetch = (): Buffer => {
    if (timeout < 1000)
      return message('E', text('SERROR'), text('C57014'), text('Mslow'), Buffer.of(0));
    const missing = query.includes('nan') ? 'NaN' : null;
    const sent = left
      .slice(0, query.includes('few') ? 200 : undefined)
      .map((row) => dataRow(names.map((name) => row[name] ?? (name === 'DEBT' ? missing : null))));
    left = [];
    return Buffer.concat([...sent, message('C', text(`FETCH ${sent.length}`))]);
  };
  return (kind, body) => {
    const isFetch = statement.startsWith('FETCH');
    switch (kind) {
      case 'P':
        statement = body.subarray(1, body.indexOf(0, 1)).toString();
        if (statement.startsWith('DECLARE')) query = statement;
        return message('1');
      case 'B':
        if (statement.includes('set_config')) timeout = Number(lastParameter(body));
        return message('2');
      case 'D':
        return isFetch ? description(names, types) : message('n');
      case 'E':
        return isFetch ? fetch() : message('C', text('OK'));
      default:
        return kind === 'S' ? message('Z', Buffer.from('T')) : Buffer.alloc(0);
    }
  };
}

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const text = (value: string): Buffer => Buffer.from(`${value}\0`);
function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function description(names: readonly string[], types: Types): Buffer {
  const fields = names.flatMap((name) => [
    text(name),
    int32(0),
    int16(0),
    int32(OIDS[types[name]!]),
    int16(8),
    int32(-1),
    int16(0),
  ]);
  return message('T', int16(names.length), ...fields);
}

function dataRow(cells: readonly unknown[]): Buffer {
  const parts = cells.flatMap((cell) => {
    if (cell === null || cell === undefined) return [int32(-1)];
    const bytes = Buffer.from(String(cell));
    return [int32(bytes.length), bytes];
  });
  return message('D', int16(cells.length), ...parts);
}

function lastParameter(body: Buffer): string {
  // Portal and statement have no name; formats follow, then each parameter with its length.
  const formats = body.readInt16BE(2);
  const at = 4 + 2 * formats + 2;
  return body.subarray(at + 4, at + 4 + body.readInt32BE(at)).toString();
}
