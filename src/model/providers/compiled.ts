import * as core from "zod/v4/core";

/**
 * An object's schema as `z.object` makes one, compiled at its first use: those of `zod/mini` are interpreted, which took most of the time
 * that a stream's event takes here.
 */
export function compiled<Shape extends core.$ZodShape>(shape: Shape): core.$ZodObject<Shape, core.$strip> {
  return new core.$ZodObjectJIT({ type: "object", shape }) as core.$ZodObject<Shape, core.$strip>;
}
