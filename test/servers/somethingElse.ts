import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { type LoopbackServer, startServer } from "./server.ts";

/** A web site: answers every path with a page. */
export function startWebSite(status = 200): Promise<LoopbackServer> {
  return startServer(async (_request, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>It works</title><p>Welcome.</p>");
  });
}

/** Some other service: answers every path with JSON of a shape of its own. */
export function startOtherJson(status = 200): Promise<LoopbackServer> {
  return startServer(async (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: true, items: [1, 2, 3] }));
  });
}

/** A server that streams events of a shape of its own. */
export function startOtherEvents(): Promise<LoopbackServer> {
  return startServer(async (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end('event: tick\ndata: {"tick":1}\n\nevent: tick\ndata: {"tick":2}\n\n');
  });
}

export interface RawServer {
  readonly address: string;
  close(): Promise<void>;
}

/** No web server at all: greets, as mail and SSH servers do, or hangs up or keeps silent. */
export async function startRaw(behaviour: "greets" | "hangsUp" | "silent"): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A client that goes away resets the connection, which is no fault here.
    socket.on("error", () => socket.destroy());
    if (behaviour === "greets") {
      socket.write("220 mail.example ESMTP ready\r\n");
    } else if (behaviour === "hangsUp") {
      socket.end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    },
  };
}
