/** A sentence in which back quotes mark code; everything else is shown as it is. */
export function Sentence({ text }: { readonly text: string }) {
  return (
    <span class="sentence">
      {text
        .split(/(`[^`]+`)/)
        .map((part, index) =>
          part.length > 2 && part.startsWith("`") ? <code key={index}>{part.slice(1, -1)}</code> : part,
        )}
    </span>
  );
}
