package org.fivetrust.archives.record.model;

/** How far a record may be shown (公开属性). State secrets are never filed here. */
public enum SecurityLevel {
    /** Published or fit to be (公开). */
    PUBLIC,
    /** For the principal and its centre (内部). */
    INTERNAL,
    /** With personal data or in dispute (敏感). */
    SENSITIVE
}
