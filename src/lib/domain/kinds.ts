export const KINDS = {};
