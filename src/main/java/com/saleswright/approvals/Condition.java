package com.saleswright.approvals;

/**
 * What an approval depends on. When its name is that of a figure and its value a number, a later round that keeps
 * within it has met it.
 *
 * @param name camelCase, as the calling capability knows it
 * @param label as forms show it
 * @param value as forms show it
 */
public record Condition(String name, String label, String value) {}
