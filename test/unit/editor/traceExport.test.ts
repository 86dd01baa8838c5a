import assert from "node:assert/strict";
import { parseSettings, type Settings } from "../../../src/editor/settingsSchema.ts";
import { type Collector, startCollector } from "../../servers/otlp.ts";
import { type Traced, traced } from "../model/client/traced.ts";
import { TraceExport } from "./editorWords.ts";

const settingsWith = (otlpEndpoint: string): Settings =>
  parseSettings((name) => (name === "telemetry.otlpEndpoint" ? otlpEndpoint : undefined)).settings;

describe("The export of the trace", () => {
  let collector: Collector;

  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(() => collector.close());

  /** An export at these settings, which a test can change; `warned` has the log's lines. */
  function exporting(endpoint: string) {
    const warned: string[] = [];
    let listener: ((settings: Settings) => void) | undefined;
    const settings = {
      current: settingsWith(endpoint),
      onDidChange: (told: (settings: Settings) => void) => {
        listener = told;
        return { dispose: () => (listener = undefined) };
      },
    };
    const { trace, ask }: Traced = traced([{ type: "text", text: "a" }]);
    const log = { warn: (line: string) => warned.push(line) };
    const traceExport = new TraceExport({ trace, settings, log, version: "1.2.3" });
    const change = (to: string) => {
      settings.current = settingsWith(to);
      listener?.(settings.current);
    };
    return { traceExport, trace, ask, change, warned, isListening: () => listener !== undefined };
  }

  it("sends what was traced, at the end of the window at the latest", async () => {
    const { traceExport, ask } = exporting(collector.endpoint);
    await ask();
    await traceExport.stop();
    assert.equal(collector.spans().length, 1);
  });

  it("sends nothing without an address", async () => {
    const { traceExport, ask } = exporting("");
    await ask();
    await traceExport.stop();
    assert.equal(collector.connections(), 0);
  });

  it("begins where the person enters an address", async () => {
    const { traceExport, ask, change } = exporting("");
    await ask();
    change(collector.endpoint);
    await ask();
    await traceExport.stop();
    assert.equal(collector.spans().length, 1);
  });

  it("ends where the person takes the address away, and sends what was left", async () => {
    const { traceExport, ask, change } = exporting(collector.endpoint);
    await ask();
    change("");
    await ask();
    await traceExport.stop();
    await untilSpansCame();
    assert.equal(collector.spans().length, 1);
  });

  it("says in the log that an address is none", async () => {
    const { traceExport, warned } = exporting("nowhere");
    await traceExport.stop();
    assert.match(warned.join("\n"), /^Spans could not be sent to nowhere: .*\. Requests go on without them\.$/);
  });

  it("listens to nothing after its end", () => {
    const { traceExport, isListening } = exporting("");
    traceExport.dispose();
    assert.equal(isListening(), false);
  });

  async function untilSpansCame(): Promise<void> {
    while (collector.spans().length === 0) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }
});
