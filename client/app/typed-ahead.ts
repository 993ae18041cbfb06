import type { Editor } from '../editor/store.ts';

/** Where a finder takes letters. */
const FIELD = '[role="dialog"] input, search input';

/**
 * What is typed after a finder was asked for is meant for its field, however long the field takes to come: it is fetched
 * when it is first wanted, and on a slow device letters reached the canvas meanwhile and wrote a card, or took a tool.
 * They are kept here, and stand in the field when it has the keyboard.
 */
export function hearTypedAhead(editor: Editor): () => void {
  let typed: string[] | undefined;
  const forget = editor.subscribe((now, before) => {
    if (now.finder !== before.finder) typed = now.finder === 'palette' || now.finder === 'search' ? [] : undefined;
  });
  const onKey = (event: KeyboardEvent): void => {
    if (!typed || event.isComposing || (event.target instanceof Element && event.target.matches(FIELD))) return;
    const { key } = event;
    // who thinks better of it asks for the other finder
    if ((event.ctrlKey || event.metaKey) && ['k', 'f'].includes(key.toLowerCase())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'Escape') editor.setState({ finder: null });
    else if (key === 'Backspace') typed.pop();
    else if (key === 'Enter' || ([...key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey))
      typed.push(key);
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!typed || !(target instanceof HTMLInputElement) || !target.matches(FIELD)) return;
    const keys = typed;
    typed = undefined;
    // behind whoever gave it the keyboard, and before the next key
    if (keys.length > 0) queueMicrotask(() => typeInto(target, keys));
  };
  addEventListener('keydown', onKey, { capture: true });
  addEventListener('focusin', onFocus);
  return () => {
    forget();
    removeEventListener('keydown', onKey, { capture: true });
    removeEventListener('focusin', onFocus);
  };
}

function typeInto(field: HTMLInputElement, keys: readonly string[]): void {
  const end = keys.indexOf('Enter');
  const words = (end < 0 ? keys : keys.slice(0, end)).join('');
  field.setRangeText(words, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: words, inputType: 'insertText' }));
  // the list answers the words first
  if (end >= 0)
    setTimeout(() => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
}
