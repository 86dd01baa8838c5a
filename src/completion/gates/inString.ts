import { syntaxAt } from "../syntaxAt.ts";
import type { Gate } from "./gate.ts";

export const inString: Gate = (snapshot, { wanted }) =>
  !wanted.inStrings && syntaxAt(snapshot) === "string" ? "inString" : undefined;
