import type { ServerResponse } from "node:http";
import { chatEvents, completionEvents } from "../../servers/openai.ts";
import type { Answer, PlainReply } from "../../servers/script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "../../servers/server.ts";
import { encodeSse } from "../../servers/sse.ts";
import type { FakeClock } from "../model/client/fakeClock.ts";

/** An answer in OpenAI's format, and where on its way what goes wrong. */
export interface FaultyAnswer extends Pick<Answer, "finish" | "error"> {
  /** A piece an event; no two are equal. */
  readonly text: readonly string[];
  /** Nothing more comes before the headers, or behind them. */
  readonly silentBefore?: "headers" | "firstToken";
  /** Milliseconds of the fake clock before each piece. */
  readonly every?: number;
  /** What happens when so many pieces are sent. */
  readonly breakOff?: { readonly after: number; readonly by: "reset" | "silence" | "end" };
  /** Another content type than that of a stream. */
  readonly contentType?: string;
}

export type Reply = FaultyAnswer | PlainReply | "reset" | (() => PlainReply);

/** How far the server is with the request that came last. */
export interface Progress {
  /** It says nothing more until the clock is turned, or for ever. */
  readonly isSilent: boolean;
  readonly headers: number;
  /** Of the answer's text. */
  readonly characters: number;
}

export interface FaultyServer extends LoopbackServer {
  progress(): Progress;
  /** What requests are answered with from now on; the last one again and again. */
  reply(...replies: readonly Reply[]): void;
}

/** A server on this machine that fails as it is told, by a clock that a test turns. */
export async function startFaulty(clock: FakeClock): Promise<FaultyServer> {
  let replies: readonly Reply[] = [];
  let answering: Answering | undefined;
  const server = await startServer(async (request, response) => {
    const [reply = "reset", ...later] = replies;
    replies = later.length === 0 ? replies : later;
    answering = new Answering(response, clock);
    await answering.run(request, typeof reply === "function" ? reply() : reply);
  });
  return {
    ...server,
    progress: () => answering ?? { isSilent: false, headers: 0, characters: 0 },
    reply: (...next) => {
      replies = next;
    },
  };
}

class Answering implements Progress {
  isSilent = false;
  headers = 0;
  characters = 0;
  private pieces = 0;
  private readonly response: ServerResponse;
  private readonly clock: FakeClock;

  constructor(response: ServerResponse, clock: FakeClock) {
    this.response = response;
    this.clock = clock;
  }

  async run(request: RecordedRequest, reply: FaultyAnswer | PlainReply | "reset"): Promise<void> {
    if (reply === "reset") {
      this.response.socket?.destroy();
    } else if ("status" in reply) {
      const { status, headers = {}, body = "" } = reply;
      const isText = typeof body === "string";
      this.response.writeHead(status, {
        "content-type": isText ? "text/html" : "application/json",
        "x-request-id": "req_1",
        "request-id": "req_1",
        ...headers,
      });
      this.response.end(isText ? body : JSON.stringify(body));
    } else {
      await this.stream(request, reply);
    }
  }

  private async stream(request: RecordedRequest, reply: FaultyAnswer): Promise<void> {
    const { text, every, silentBefore, breakOff, contentType = "text/event-stream" } = reply;
    if (silentBefore === "headers") {
      this.isSilent = true;
      return;
    }
    this.response.writeHead(200, { "content-type": contentType, "x-request-id": "req_1" });
    this.response.flushHeaders();
    this.headers++;
    if (silentBefore === "firstToken") {
      this.isSilent = true;
      return;
    }
    const encode = request.path.endsWith("/chat/completions") ? chatEvents : completionEvents;
    const events = encode({ ...reply, text });
    for (const [index, bytes] of encodeSse(events).entries()) {
      const piece = text.find((said) => events[index]?.data.includes(JSON.stringify(said)));
      if (piece !== undefined && this.pieces === breakOff?.after) {
        this.breakOff(breakOff.by);
        return;
      }
      if (piece !== undefined && every !== undefined) {
        await this.pass(every);
      }
      if (this.response.destroyed) {
        return;
      }
      this.pieces += piece === undefined ? 0 : 1;
      this.characters += piece?.length ?? 0;
      this.response.write(bytes);
    }
    this.response.end();
  }

  private breakOff(by: "reset" | "silence" | "end"): void {
    if (by === "silence") {
      this.isSilent = true;
    } else if (by === "end") {
      this.response.end();
    } else {
      // What was written must be on its way before the connection goes.
      this.response.write("", () => setImmediate(() => this.response.socket?.destroy()));
    }
  }

  /** Waits by the clock, or until the client has gone. */
  private async pass(milliseconds: number): Promise<void> {
    this.isSilent = true;
    await new Promise<void>((resolve) => {
      const undo = this.clock.after(milliseconds, () => {
        this.response.off("close", onClose);
        resolve();
      });
      const onClose = () => {
        undo();
        resolve();
      };
      this.response.once("close", onClose);
    });
    this.isSilent = false;
  }
}
