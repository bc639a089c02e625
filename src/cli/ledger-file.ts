import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { ledgerLine, type LedgerRow } from '../emulator/ledger.ts';
import { UsageError } from '../errors.ts';

/** A file that an emulator's ledger goes to, line by line; what stood in it stays. Disposing of it writes what is left. */
export async function openLedgerFile(path: string, cwd: string): Promise<AsyncDisposable & { readonly write: (row: LedgerRow) => void }> {
  const stream = createWriteStream(resolve(cwd, path), { flags: 'a' });
  try {
    await once(stream, 'open');
  } catch (cause) {
    throw new UsageError('LEDGER', `${path} cannot be written`, {
      place: path,
      hint: 'Give --ledger a file in a folder that exists.',
      cause,
    });
  }
  return {
    write: (row) => void stream.write(ledgerLine(row)),
    async [Symbol.asyncDispose]() {
      stream.end();
      await finished(stream);
    },
  };
}
