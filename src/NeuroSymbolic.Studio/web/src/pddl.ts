// PDDL in CodeMirror: colours by a small reader of words, everything else by asking the server.
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { linter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { make } from './elements';
import { post, type Finding, type Texts } from './server';

const WORDS = new Set(['define', 'domain', 'problem', 'and', 'or', 'not', 'imply', 'forall', 'exists', 'when', 'either',
  'increase', 'decrease', 'assign', 'scale-up', 'scale-down', 'minimize', 'maximize']);

const language = StreamLanguage.define<{ afterParenthesis: boolean }>({
  startState: () => ({ afterParenthesis: false }),
  token(stream, state) {
    if (stream.eatSpace()) return null;
    if (stream.peek() === ';') {
      stream.skipToEnd();
      return 'comment';
    }
    const character = stream.next()!;
    if (character === '(' || character === ')') {
      state.afterParenthesis = character === '(';
      return 'bracket';
    }
    stream.eatWhile(/[^\s();]/);
    const word = stream.current().toLowerCase();
    const isHead = state.afterParenthesis;
    state.afterParenthesis = false;
    if (word.startsWith(':')) return 'keyword';
    if (word.startsWith('?')) return 'variableName';
    if (/^-?\d/.test(word)) return 'number';
    if (isHead && WORDS.has(word)) return 'keyword';
    return isHead ? 'propertyName' : null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: tags.keyword, color: 'var(--accent-ink)', fontWeight: '600' },
  { tag: tags.variableName, color: 'var(--variable)' },
  { tag: tags.propertyName, color: 'var(--ink)', fontWeight: '600' },
  { tag: tags.number, color: 'var(--number)' },
  { tag: tags.bracket, color: 'var(--soft)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13.5px', backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--soft)', border: 'none' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--selection) !important' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--selection)', outline: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--line)', borderRadius: '6px', maxWidth: '34rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { color: 'inherit', opacity: '.75', fontStyle: 'normal' },
  '.cm-tooltip-hover': { padding: '6px 10px', whiteSpace: 'pre-wrap', font: '13px/1.45 var(--sans)' },
  '.cm-diagnostic': { font: '13px/1.45 var(--sans)', padding: '6px 10px' },
});

export interface Editor { view: EditorView; text(): string; set(text: string): void }

/** Keeps what was found last, so that both editors ask once for both texts. */
export class Findings {
  private asked = '';
  private answer: Promise<{ domain: Finding[]; problem: Finding[] }> = Promise.resolve({ domain: [], problem: [] });

  of(texts: Texts): Promise<{ domain: Finding[]; problem: Finding[] }> {
    const key = JSON.stringify(texts);
    if (key !== this.asked) [this.asked, this.answer] = [key, post('api/diagnostics', texts)];
    return this.answer;
  }
}

/** An editor of one of the two texts. */
export function editor(
  parent: HTMLElement, label: string, inProblem: boolean, texts: () => Texts, findings: Findings, found: (findings: Finding[]) => void, changed: () => void,
): Editor {
  const place = (offset: number) => ({ ...texts(), in_problem: inProblem, offset });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), language, syntaxHighlighting(colours), theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        linter(diagnose, { delay: 250 }),
        autocompletion({ override: [complete], activateOnTyping: true }),
        hoverTooltip(hover, { hoverTime: 350 }),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
  };

  async function diagnose(of: EditorView): Promise<Diagnostic[]> {
    try {
      const both = await findings.of(texts());
      const mine = inProblem ? both.problem : both.domain;
      found(mine);
      const length = of.state.doc.length;
      return mine.map(({ from, to, severity, message }) => ({ from: Math.min(from, length), to: Math.min(Math.max(to, from), length), severity, message }));
    } catch {
      return [];
    }
  }

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const word = context.matchBefore(/[:?\w-]+/);
    if (!word && !context.explicit) return null;
    const answer = await post<{ items: { label: string; kind: string; detail: string }[] }>('api/completion', place(context.pos)).catch(() => ({ items: [] }));
    return {
      from: word?.from ?? context.pos,
      options: answer.items.map(({ label, kind, detail }, index) => ({ label, detail: detail === label ? undefined : detail, type: kind, boost: -index })),
      validFor: /^[:?\w-]*$/,
    };
  }

  async function hover(_view: EditorView, offset: number) {
    const answer = await post<{ from: number; to: number; markdown: string | null }>('api/hover', place(offset)).catch(() => null);
    if (!answer?.markdown) return null;
    const words = answer.markdown.replace(/```\w*\n?/g, '').replace(/`/g, '').trim();
    return { pos: answer.from, end: answer.to, create: () => ({ dom: make('div', {}, words) }) };
  }
}
