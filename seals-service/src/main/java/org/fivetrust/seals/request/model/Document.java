package org.fivetrust.seals.request.model;

import org.jspecify.annotations.Nullable;

/**
 * The very paper a seal is asked for.
 *
 * @param record the archive record that holds it
 * @param blankFields how many places in it are still to be filled in
 */
public record Document(String title, @Nullable String record, DocumentDigest digest, int pages, int blankFields) {}
