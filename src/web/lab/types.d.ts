/** How far a file is read, in bytes; each counts as two, since it is gone through twice. */
export interface ReadingProgress {
  read: number;
  total: number;
}

/** How a file is written, by its label in TextDecoder. */
export type EncodingName = "utf-8" | "utf-16" | "windows-1252";

/** What a column seems to hold. Only an empty one cannot be chosen for that. */
export type ColumnKind = "number" | "category" | "identifier" | "constant" | "empty";

/** What is in a column. */
export type ColumnSummary =
  /** Numbers, from the lowest to the highest. */
  | { kind: "range", low: number, high: number }
  /** So many different texts, and of the most frequent ones, up to 20, the number of rows. */
  | { kind: "levels", count: number, levels: { text: string, rows: number }[] }
  /** More different texts than so many. */
  | { kind: "more_levels", count: number }
  /** No value in any row. */
  | { kind: "nothing" };

/** A column of a sheet. */
export interface SheetColumn {
  /** Different from every other: of two columns named "a" the second is "a (2)"; without a name, as without a header, they are "column 1" and so on. */
  name: string;
  kind: ColumnKind;
  /** Number of rows without a value. */
  missing: number;
  summary: ColumnSummary;
  /** A sentence where the column cannot be chosen to predict from. */
  refusal?: string;
}

/** What is predicted. */
export type TaskName = "two_classes" | "classes" | "number";

/** What is to be predicted from what, by the columns' names. */
export interface Choice {
  target: string;
  columns: string[];
  /** null where it is to be guessed from the target's values. */
  task: TaskName | null;
  /** What becomes of rows that have no value in a chosen column: they are dropped, or it is filled in from the training rows. */
  missing: "drop" | "fill";
}

/** A choice to be completed: a task that is missing is guessed, and rows without a value are dropped. */
export type ChoiceInput = Pick<Choice, "target" | "columns"> & Partial<Choice>;

/** A column that was chosen to predict from. */
export interface OwnColumn {
  name: string;
  /** Numbers, or for a category the indices of its levels; NaN where a row has none. */
  values: Float64Array<ArrayBuffer>;
  /** The texts of a category. */
  levels?: string[];
}

/** The column to predict. */
export interface OwnTarget {
  name: string;
  /** Numbers, or the indices of the classes. */
  values: Float64Array<ArrayBuffer>;
  /** The names of the classes. */
  classes?: string[];
}

/** What became of the rows of a sheet. */
export interface Notes {
  /** Rows of the sheet. */
  rows: number;
  /** Rows dropped because they have no target. */
  withoutTarget: number;
  /** Other rows dropped because they have no value in a chosen column. */
  withoutValue: number;
  /** Values to fill in, and the rows that they are in. */
  filledValues: number;
  filledRows: number;
}

/** What a choice takes from a sheet. It is plain data; the rows that were dropped are not in it. */
export interface OwnTable {
  columns: OwnColumn[];
  target: OwnTarget;
  task: TaskName;
  notes: Notes;
  /** Of classes, the share of the rows that are of the most frequent one. */
  majority?: number;
  /** Of numbers, the mean squared error of always guessing their mean. */
  variance?: number;
}
