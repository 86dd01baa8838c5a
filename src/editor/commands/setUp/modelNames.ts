import * as vscode from "vscode";
import { ModelError, type ModelErrorKind } from "../../../model/errors.ts";
import { createRemoteModel } from "../../../model/providers/remoteModel.ts";
import { tell } from "../../messages.ts";
import { tellProblem } from "./problem.ts";
import { withProgress } from "./progress.ts";
import type { Choice } from "./trial.ts";

/** Faults that no choice of a model mends, so that the person need not choose one first. */
const hopeless: ReadonlySet<ModelErrorKind> = new Set(["auth", "network", "timeout"]);

/** Names of the server's models, none where it lists none; `undefined`: the person cancelled, or was told why it is no use. */
export async function askModelNames(
  { provider, address, key }: Omit<Choice, "model">,
  log: vscode.LogOutputChannel,
): Promise<readonly string[] | undefined> {
  const server = createRemoteModel(provider, { address: address.base, key, model: "", fim: "none" });
  try {
    return await withProgress(vscode.l10n.t("Asking {0} for its models", address.origin), (signal) =>
      server.listModels(signal),
    );
  } catch (error) {
    if (!(error instanceof ModelError)) {
      throw error;
    }
    if (hopeless.has(error.kind)) {
      await tellProblem(error, log);
      return undefined;
    }
    log.info(tell(error).sentence);
    return [];
  }
}
