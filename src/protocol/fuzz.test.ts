import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAction, freeText, snippet } from './fixtures/any-action.ts';
import { parseTextReply, type TextPiece } from './parse-text-reply.ts';
import { renderTextActions } from './render-text-actions.ts';

/** Noise, lines of the grammar in any order, and proper replies with something cut out or put in. */
const anyReply = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(snippet, fc.string()), { maxLength: 20 }).map((lines) => lines.join('\n')),
  fc.tuple(fc.array(anyAction(), { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(12), snippet).map(([calls, at, length, put]) => {
    const whole = renderTextActions(calls, '');
    const from = at % (whole.length + 1);
    return `${whole.slice(0, from)}${put}${whole.slice(from + length)}`;
  }),
);

/** Everybody that an action reaches: its lists, and whom it is addressed to. */
function recipientsOf(piece: TextPiece): string[] {
  if (piece.type !== 'action') return [];
  const lists = Object.values(piece.input).filter((value) => Array.isArray(value));
  return [...lists.flat(), piece.input['to']].filter((each) => typeof each === 'string');
}

function withPlainLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

test('no reply makes the parser throw, and what cannot be read is kept as it stood there', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const pieces = parseTextReply(reply);
      expect(pieces.filter((piece) => piece.type === 'malformed' && !withPlainLineEnds(reply).includes(piece.raw))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('every recipient of an action stands literally in an entry of the reply', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const entries = reply.split('\n').filter((line) => /^[a-z_]+:/.test(line));
      const invented = parseTextReply(reply)
        .flatMap((piece) => recipientsOf(piece))
        .filter((recipient) => !entries.some((line) => line.includes(recipient)));
      expect(invented).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('what is rendered is read again as it was', () => {
  fc.assert(
    fc.property(fc.array(anyAction(), { maxLength: 5 }), freeText, (calls, say) => {
      const said: TextPiece[] = say.trim() === '' ? [] : [{ type: 'text', text: say.trim() }];
      expect(parseTextReply(renderTextActions(calls, say.trim()))).toEqual([
        ...said,
        ...calls.map(({ tool, input }) => ({ type: 'action', tool, input })),
      ]);
    }),
    { numRuns: 500 },
  );
});
