import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../../servers/script.ts";
import { type LoopbackServer, startServer } from "../../servers/server.ts";
import { encodeSse, type SseEvent } from "../../servers/sse.ts";

/** Milliseconds before the answer's headers and before each of its events, and how many of those there are. */
const headersAfter = 50;
const eventEvery = 2;
const events = 50;

/** A model server that writes on until its write after the connection's end, and counts what came of that one. */
export interface CancelServer extends LoopbackServer {
  /** Bytes that went out by the first write after a connection was closed, over all of them. */
  billedAfter(): number;
  /** Writes after the close that were tried. */
  writesAfter(): number;
}

/**
 * Answers slowly in a wire format; a request whose model is named `refusing` is refused for half a minute, so that whoever asked sleeps
 * and all others of its key stand in line.
 */
export async function startCancelServer(encode: (answer: Answer) => readonly SseEvent[]): Promise<CancelServer> {
  let billed = 0;
  let writes = 0;
  const text = Array.from({ length: events }, (_, index) => `word${index} `);
  const chunks = encodeSse(encode({ text }));
  const server = await startServer(async (request, response) => {
    if ((request.body as { model: string }).model === "refusing") {
      response.writeHead(429, { "content-type": "application/json", "retry-after": "30" });
      response.end(JSON.stringify({ error: { message: "Slow down.", type: "rate_limit_error" } }));
      return;
    }
    const { socket } = response;
    let bytesAtClose: number | undefined;
    socket?.once("close", () => {
      bytesAtClose = socket.bytesWritten;
    });
    // A write after the end says so here too.
    response.on("error", () => {});
    await sleep(headersAfter);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    for (const chunk of chunks) {
      await sleep(eventEvery);
      const isClosed = bytesAtClose !== undefined;
      response.write(chunk);
      if (isClosed) {
        await sleep(1);
        writes++;
        billed += (socket?.bytesWritten ?? 0) - (bytesAtClose ?? 0);
        return;
      }
    }
    response.end();
  });
  return { ...server, billedAfter: () => billed, writesAfter: () => writes };
}
