export type ExportFault =
  | 'too_large' // more than is read
  | 'no_export' // some other file
  | 'cut' // it ends in the middle of a command
  | 'unreadable'; // a line that RouterOS does not write

/** Why a file cannot be read as an export, in a sentence that names the line. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly fault: ExportFault;
  /** Counted from 1; 0 where the whole file is meant. */
  readonly line: number;
  constructor(fault: ExportFault, line: number, message: string) {
    super(message);
    this.fault = fault;
    this.line = line;
  }
}
