package org.fivetrust.archives.record.model;

/**
 * The bytes as they came in.
 *
 * @param declaredType what the sender says they are, without parameters
 * @param sha256 in hexadecimal
 */
public record Content(FileName name, String declaredType, long size, String sha256, FileSignature opening) {}
