import * as z from "zod/mini";

// The page's policy forbids `eval`; without this zod tries it once, which the browser reports as a violation.
z.config({ jitless: true });
