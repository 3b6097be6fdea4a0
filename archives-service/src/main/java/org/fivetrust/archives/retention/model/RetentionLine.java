package org.fivetrust.archives.retention.model;

/** One line of a retention table: what a kind of paper must be kept for at least. */
public record RetentionLine(String table, int line, String kind, Retention retention) {}
