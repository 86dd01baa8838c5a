import * as vscode from "vscode";
import type { Trace } from "../model/client/trace.ts";
import type { Otlp } from "../telemetry/otlp.ts";
import type { Disposable } from "../text/disposable.ts";
import type { SettingsReader } from "./settings.ts";

export interface TraceExportParts {
  readonly trace: Trace;
  readonly settings: Pick<SettingsReader, "current" | "onDidChange">;
  readonly log: Pick<vscode.LogOutputChannel, "warn">;
  /** Caveat's own. */
  readonly version: string;
}

/** Sends the trace to an OpenTelemetry collector for as long as the settings name one; the code for it is loaded only then. */
export class TraceExport implements Disposable {
  private readonly parts: TraceExportParts;
  private readonly subscriptions: readonly Disposable[];
  private endpoint = "";
  private otlp: Promise<Otlp | undefined> | undefined;

  constructor(parts: TraceExportParts) {
    this.parts = parts;
    this.subscriptions = [
      parts.settings.onDidChange(() => this.follow()),
      parts.trace.listen({ ended: (entry) => void this.otlp?.then((otlp) => otlp?.record(entry)) }),
    ];
    this.follow();
  }

  /** Sends what is left and closes, in some seconds at most. Never fails. */
  async stop(): Promise<void> {
    const { otlp } = this;
    this.otlp = undefined;
    await (await otlp)?.shutdown();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    void this.stop();
  }

  private follow(): void {
    const { otlpEndpoint } = this.parts.settings.current.telemetry;
    if (otlpEndpoint !== this.endpoint) {
      this.endpoint = otlpEndpoint;
      void this.stop();
      this.otlp = otlpEndpoint === "" ? undefined : this.start(otlpEndpoint);
    }
  }

  private async start(endpoint: string): Promise<Otlp | undefined> {
    const { log, version } = this.parts;
    const onFailure = (error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      log.warn(vscode.l10n.t("Spans could not be sent to {0}: {1}. Requests go on without them.", endpoint, cause));
    };
    try {
      const { startOtlp } = await import("../telemetry/otlp.ts");
      return startOtlp({ endpoint, version, onFailure });
    } catch (error) {
      onFailure(error);
      return undefined;
    }
  }
}
