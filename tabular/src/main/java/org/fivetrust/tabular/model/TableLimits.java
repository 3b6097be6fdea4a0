package org.fivetrust.tabular.model;

/**
 * How much may be in a table.
 *
 * @param rows that say something, below the one that names the columns
 * @param columns up to the last one that says something
 * @param cells that say something
 * @param texts in what cells of a workbook share
 * @param textLength of one cell, in characters
 * @param characters of all cells together
 */
public record TableLimits(int rows, int columns, int cells, int texts, int textLength, long characters) {}
