import type { ComponentChildren } from "preact";
import { usePanel } from "./panel.ts";

/** A line that folds and unfolds what the state calls `name`. */
export function Fold(props: { readonly name: string; readonly isOpen: boolean; readonly children: ComponentChildren }) {
  const { dispatch } = usePanel();
  return (
    <button
      type="button"
      class="fold"
      aria-expanded={props.isOpen}
      onClick={() => dispatch({ type: "toggledPart", key: props.name })}
    >
      <span aria-hidden="true">{props.isOpen ? "▾" : "▸"}</span> {props.children}
    </button>
  );
}
