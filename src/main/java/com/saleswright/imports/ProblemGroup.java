package com.saleswright.imports;

/**
 * The same problem on many lines.
 *
 * @param first the first of them
 * @param times on how many lines
 */
public record ProblemGroup(Problem first, int times) {}
