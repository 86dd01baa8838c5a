import { mistralEntry } from "./modelLists.ts";
import { chatEvents } from "./openai.ts";
import { play, type Script, writeReply } from "./script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "./server.ts";

export interface MistralServerOptions {
  /** What `/v1/fim/completions` and `/v1/chat/completions` are answered with. */
  readonly script?: Script;
  /** The key to ask for; without one any key, or none, will do. */
  readonly key?: string;
  /** The models there are; without them any name will do. */
  readonly models?: readonly string[];
}

/** What `FIMCompletionRequest` of docs.mistral.ai/api has; any other field is refused. */
const fields = new Set(["model", "prompt", "suffix", "max_tokens", "temperature", "top_p", "stop", "stream"]);

/** A server that speaks Mistral's `/v1/fim/completions`, `/v1/chat/completions` and `/v1/models`, byte for byte: both streams are of chat chunks. */
export function startMistral(options: MistralServerOptions = {}): Promise<LoopbackServer> {
  const next = play(options.script ?? "");
  return startServer(async (request, response) => {
    const reply = refuse(request, options) ?? (await next(request));
    await writeReply(reply, chatEvents, response, { "x-request-id": "req_loopback" });
  });
}

function refuse({ path, headers, body }: RecordedRequest, { key, models }: MistralServerOptions) {
  if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
    return {
      status: 401,
      body: { message: `Unauthorized: ${headers.authorization ?? ""}`, request_id: "req_loopback" },
    };
  }
  if (path === "/v1/models" && models !== undefined) {
    return { status: 200, body: { object: "list", data: models.map((id) => mistralEntry(id, 32_768)) } };
  }
  if (path !== "/v1/fim/completions" && path !== "/v1/chat/completions") {
    return { status: 404, body: { message: "no Route matched with those values" } };
  }
  const { model, ...rest } = body as { model: string };
  const unknown = Object.keys(rest).find((field) => !fields.has(field));
  if (path === "/v1/fim/completions" && unknown !== undefined) {
    const detail = [{ type: "extra_forbidden", loc: ["body", unknown], msg: "Extra inputs are not permitted" }];
    return { status: 422, body: { object: "error", message: { detail }, type: "invalid_request_error", code: null } };
  }
  if (models !== undefined && !models.includes(model)) {
    const message = `Invalid model: ${model}`;
    return { status: 400, body: { object: "error", message, type: "invalid_model", param: null, code: "1500" } };
  }
  return undefined;
}
