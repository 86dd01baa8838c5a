import type { Rule } from "../rule.ts";
import { certificatesUnchecked } from "./certificatesUnchecked.ts";
import { codeFromText } from "./codeFromText.ts";
import { commandFromText } from "./commandFromText.ts";
import { corsWithCredentials } from "./corsWithCredentials.ts";
import { debuggerOn } from "./debuggerOn.ts";
import { errorsSwallowed } from "./errorsSwallowed.ts";
import { guessableSecret } from "./guessableSecret.ts";
import { htmlFromText } from "./htmlFromText.ts";
import { objectsFromBytes } from "./objectsFromBytes.ts";
import { pathFromRequest } from "./pathFromRequest.ts";
import { sqlFromText } from "./sqlFromText.ts";
import { tokenUnverified } from "./tokenUnverified.ts";
import { weakHash } from "./weakHash.ts";
import { worldWritable } from "./worldWritable.ts";
import { xmlEntities } from "./xmlEntities.ts";

export const rules: readonly Rule[] = [
  codeFromText,
  commandFromText,
  sqlFromText,
  htmlFromText,
  pathFromRequest,
  certificatesUnchecked,
  weakHash,
  guessableSecret,
  objectsFromBytes,
  corsWithCredentials,
  tokenUnverified,
  xmlEntities,
  worldWritable,
  debuggerOn,
  errorsSwallowed,
];
