/** Version of the company's behaviour; it is part of every episode's key. Raised whenever the golden state hash changes. */
export const engineVersion = '3';
