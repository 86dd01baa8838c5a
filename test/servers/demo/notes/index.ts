import { cartNotes } from "./cart.ts";
import { catalogueNotes } from "./catalogue.ts";
import { httpNotes } from "./http.ts";
import type { Notes } from "./note.ts";
import { orderNotes } from "./orders.ts";
import { priceNotes } from "./prices.ts";

export type { Note } from "./note.ts";

/** What the demo model knows of the sample workspace, by the names of its declarations. */
export const notes: Notes = { ...catalogueNotes, ...cartNotes, ...orderNotes, ...priceNotes, ...httpNotes };
