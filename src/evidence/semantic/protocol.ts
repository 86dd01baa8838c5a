import * as z from "zod/mini";

// What is read of tsserver's messages: `typescript/lib/typescript.d.ts`, namespace `ts.server.protocol`, of TypeScript 5 and 6.

export const response = z.object({
  type: z.literal("response"),
  request_seq: z.number(),
  success: z.boolean(),
  message: z.optional(z.string()),
  body: z.optional(z.unknown()),
});

/** Lines are counted from 1. */
export const diagnostics = z.array(
  z.object({
    start: z.object({ line: z.number() }),
    text: z.string(),
    code: z.number(),
    relatedInformation: z.optional(z.array(z.object({ code: z.number() }))),
  }),
);

export const projectInfo = z.object({ configFileName: z.string() });

export const fileReferences = z.object({ refs: z.array(z.object({ file: z.string() })) });
