package org.fivetrust.tabular.model;

/**
 * How much may be in a zip file, whatever its headers say.
 *
 * @param entries in it
 * @param entryBytes of one entry, inflated
 * @param bytes of all entries, inflated
 * @param ratio how many times larger an entry of some size may be than its compressed bytes
 */
public record ZipLimits(int entries, long entryBytes, long bytes, int ratio) {}
