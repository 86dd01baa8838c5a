import type { ContextItem, Turn } from "../protocol.ts";
import { fill } from "../words.ts";
import { Fold } from "./Fold.tsx";
import { usePanel } from "./panel.ts";

/** What was sent, folded to a line. */
export function SentContext(props: { readonly turn: Turn; readonly name: string; readonly isOpen: boolean }) {
  const { words } = usePanel();
  const sent = props.turn.context.filter(({ struck }) => !struck);
  if (sent.length === 0) {
    return null;
  }
  return (
    <div class="sent">
      <Fold name={props.name} isOpen={props.isOpen}>
        {sent.length === 1 ? words.sentOne : fill(words.sentItems, sent.length)}
      </Fold>
      {props.isOpen && <ItemList items={sent} turn={props.turn.id} isDraft={false} />}
    </div>
  );
}

/** What would be sent: each part can be struck, files be added, and Enter sends it. */
export function DraftContext({ turn }: { readonly turn: Turn }) {
  const { words, post, formatNumber } = usePanel();
  const kept = turn.context.filter(({ struck }) => !struck);
  const tokens = kept.reduce((sum, item) => sum + item.tokens, 0);
  return (
    <section class="draft" aria-label={words.context}>
      <h3>{words.context}</h3>
      <ItemList items={turn.context} turn={turn.id} isDraft={true} />
      <p class="total">
        {turn.isGathering
          ? words.gathering
          : fill(kept.length === 1 ? words.tokensTotalOne : words.tokensTotal, formatNumber(tokens), kept.length)}
        {turn.usage !== "" && <span class="quiet"> · {turn.usage}</span>}
      </p>
      <p class="actions">
        <button type="button" class="primary" data-send onClick={() => post({ type: "send", turn: turn.id })}>
          {words.send}
        </button>
        <button type="button" onClick={() => post({ type: "addFile", turn: turn.id })}>
          {words.addFile}
        </button>
      </p>
    </section>
  );
}

function ItemList(props: { items: readonly ContextItem[]; turn: string; isDraft: boolean }) {
  const { words } = usePanel();
  return (
    <ul class="items" aria-label={words.context}>
      {props.items.map((item) => (
        <li key={item.id} class={item.struck ? "struck" : ""}>
          {props.isDraft && <Strike item={item} turn={props.turn} />}
          <Item item={item} />
        </li>
      ))}
    </ul>
  );
}

function Strike({ item, turn }: { item: ContextItem; turn: string }) {
  const { post } = usePanel();
  return (
    <input
      type="checkbox"
      checked={!item.struck}
      disabled={item.fixed}
      aria-label={item.name}
      onChange={(event) =>
        post({ type: "strike", turn, item: item.id, struck: !(event.currentTarget as HTMLInputElement).checked })
      }
    />
  );
}

function Item({ item }: { item: ContextItem }) {
  const { words, post, formatNumber } = usePanel();
  const { link, name, source, reason, tokens } = item;
  return (
    <div>
      <span class="itemName">
        {link === undefined ? (
          name
        ) : (
          <button type="button" class="link" onClick={() => post({ type: "open", link })}>
            {name}
          </button>
        )}
      </span>
      <span class="tokens">{fill(words.tokens, formatNumber(tokens))}</span>
      <span class="quiet reason">{[source, reason].filter((part) => part !== "").join(" · ")}</span>
    </div>
  );
}
