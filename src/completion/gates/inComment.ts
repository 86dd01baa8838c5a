import { syntaxAt } from "../syntaxAt.ts";
import type { Gate } from "./gate.ts";

export const inComment: Gate = (snapshot, { wanted }) =>
  !wanted.inComments && syntaxAt(snapshot) === "comment" ? "inComment" : undefined;
