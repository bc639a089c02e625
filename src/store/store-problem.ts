import { StoreError } from '../errors.ts';

/** SQLite's primary result codes that a person can do something about (sqlite.org/rescode.html). */
const sqlite = { busy: 5, readOnly: 8, inputOutput: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;
/** SQLITE_IOERR_SHMSIZE: the file of shared memory beside the store could not grow, which a full disk does. */
const sharedMemoryCannotGrow = 4874;

/**
 * The StoreError that says in one sentence what an error of SQLite or of the file system means for `place`.
 * Anything else is a bug and comes back as it is.
 */
export function storeProblem(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteProblem(error.errcode, error, place);
  if ('code' in error && typeof error.code === 'string' && 'syscall' in error) return fileProblem(error.code, error, place);
  return error;
}

function sqliteProblem(code: number, cause: Error, place: string): unknown {
  if (code === sharedMemoryCannotGrow) return diskFull(place, cause);
  switch (code & 0xff) {
    case sqlite.full:
      return diskFull(place, cause);
    case sqlite.readOnly:
      return readOnly(place, cause);
    case sqlite.cannotOpen:
      return new StoreError('STORE_CANNOT_OPEN', `${place} cannot be opened.`, {
        place,
        hint: 'Check that the file and its folder may be read and written by you.',
        cause,
      });
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return corrupt(place, cause);
    case sqlite.busy:
      return new StoreError('STORE_BUSY', `${place} is locked by another program.`, {
        place,
        hint: 'Close it there and try again.',
        cause,
      });
    case sqlite.inputOutput:
      return new StoreError('STORE_IO', `${place} could not be read or written: the disk reported an error.`, {
        place,
        hint: 'Check the disk. What was recorded before is kept.',
        cause,
      });
    default:
      return cause;
  }
}

function fileProblem(code: string, cause: Error, place: string): unknown {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(place, cause);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return readOnly(place, cause);
    case 'ENOTDIR':
    case 'EEXIST':
      return new StoreError('NOT_A_FOLDER', `${place} is a file, not a folder.`, { place, hint: 'Name a folder for the run.', cause });
    default:
      return new StoreError('STORE_FOLDER', `The folder ${place} cannot be used (${code}).`, {
        place,
        hint: 'Name another folder for the run.',
        cause,
      });
  }
}

function diskFull(place: string, cause: Error): StoreError {
  return new StoreError('DISK_FULL', `The disk is full: nothing more can be recorded in ${place}.`, {
    place,
    hint: 'Free some space and give the same command again: what was recorded is kept.',
    cause,
  });
}

function readOnly(place: string, cause: Error): StoreError {
  return new StoreError('STORE_READ_ONLY', `${place} may not be written.`, {
    place,
    hint: 'Change its permissions, or name another folder for the run.',
    cause,
  });
}

/** A record that is damaged: SQLite says so, or what it holds is not what was written. */
export function corrupt(place: string, cause: unknown): StoreError {
  return new StoreError('STORE_CORRUPT', `${place} is damaged: it cannot be read as a run's record.`, {
    place,
    hint: 'It is left as it is. Restore the file from a copy, or name another folder for the run.',
    cause,
  });
}
