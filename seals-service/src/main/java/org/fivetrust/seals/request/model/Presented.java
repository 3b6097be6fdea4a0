package org.fivetrust.seals.request.model;

/** What lies before the custodian: a paper, and how many copies of it are to be sealed. */
public record Presented(DocumentDigest document, int copies) {}
