import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What a client asked, and what became of its connection. Times are of `performance.now()`, in milliseconds. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text, and as a value where it is JSON. */
  readonly text: string;
  readonly body: unknown;
  readonly receivedAt: number;
  /** Resolves with the time at which the connection was closed. */
  readonly socketClosed: Promise<number>;
  /** Bytes of the answer that the client has not taken yet. */
  unsentBytes(): number;
}

export interface LoopbackServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly requests: readonly RecordedRequest[];
  /** Requests whose answers are still going on. */
  openRequests(): number;
  /** Connections so far, closed ones too. */
  connections(): number;
  close(): Promise<void>;
}

type Answering = (request: RecordedRequest, response: ServerResponse) => Promise<void>;

/** A server on this machine, at a free port if none is named, that answers every request as it is told, and keeps a record. */
export async function startServer(answer: Answering, port = 0): Promise<LoopbackServer> {
  const requests: RecordedRequest[] = [];
  const closings = new Map<Socket, Promise<number>>();
  let open = 0;
  let connections = 0;
  const server = createServer(async (message, response) => {
    open++;
    response.once("close", () => open--);
    const request = await record(message, closings.get(message.socket) ?? Promise.resolve(performance.now()));
    requests.push(request);
    await answer(request, response);
  });
  server.on("connection", (socket) => {
    connections++;
    socket.setNoDelay(true);
    closings.set(socket, whenClosed(socket));
    socket.once("close", () => closings.delete(socket));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${taken}`,
    requests,
    openRequests: () => open,
    connections: () => connections,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of closings.keys()) {
        socket.destroy();
      }
      await closed;
    },
  };
}

function whenClosed(socket: Socket): Promise<number> {
  return new Promise((resolve) => {
    socket.once("close", () => resolve(performance.now()));
  });
}

async function record(message: IncomingMessage, socketClosed: Promise<number>): Promise<RecordedRequest> {
  const receivedAt = performance.now();
  const { socket } = message;
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: message.method ?? "",
    path: message.url ?? "",
    headers,
    text,
    body: headers["content-type"]?.includes("json") ? JSON.parse(text) : undefined,
    receivedAt,
    socketClosed,
    unsentBytes: () => socket.writableLength,
  };
}
