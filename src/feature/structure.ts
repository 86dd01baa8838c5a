export type { Reference, Structure } from "../context/structure.ts";
