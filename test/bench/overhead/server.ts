// A server in a process of its own, so that it takes no time from the client's: it has its streams ready before they are asked for.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { messageEvents } from "../../servers/anthropic.ts";
import { chatEvents } from "../../servers/openai.ts";
import { encodeSse } from "../../servers/sse.ts";

/** Pieces of the answers at `/short` and `/long`. */
const pieces = { short: 5, long: 20_000 } as const;

function stream(length: keyof typeof pieces, encode: typeof chatEvents): Buffer {
  const text = Array.from({ length: pieces[length] }, (_, index) => `word${index} `);
  return Buffer.concat(encodeSse(encode({ text }), {}));
}

const streams = {
  openai: { short: stream("short", chatEvents), long: stream("long", chatEvents) },
  anthropic: { short: stream("short", messageEvents), long: stream("long", messageEvents) },
};

const server = createServer((request, response) => {
  const format = request.url?.endsWith("/messages") ? "anthropic" : "openai";
  const length = request.url?.includes("/long/") ? "long" : "short";
  request.resume().once("end", () => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.end(streams[format][length]);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit());
