// `npm run prompts`: keeps the digests of prompts whose version is new. A version that is kept already never gets another digest.
import { writeFile } from "node:fs/promises";
import { digestsFile, keptDigests, presentDigests, withNewVersions } from "./promptDigests.ts";

const digests = withNewVersions(keptDigests(), presentDigests());
await writeFile(digestsFile, `${JSON.stringify(digests, undefined, 1)}\n`);
