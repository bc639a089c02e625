/** What a check of `doctor` found; `todo` is there where something is to be done. */
export type Finding = { readonly check: string; readonly state: 'ok' | 'warn' | 'fail'; readonly text: string; readonly todo?: string };
