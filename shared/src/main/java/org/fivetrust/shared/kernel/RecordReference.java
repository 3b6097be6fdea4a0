package org.fivetrust.shared.kernel;

/** How a record in the archives is named: by its id, or by its archival number (档号) as DA/T 13-2022 builds it. */
public final class RecordReference {

    private static final BoundedPattern ID =
            BoundedPattern.of("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final BoundedPattern ARCHIVAL_NUMBER =
            BoundedPattern.of("[A-Z][0-9]{3}-[A-Z]{2}·[0-9]{4}·(Y|D30|D10|D5)(·[A-Z]{1,8})?-[0-9]{4,5}");

    private RecordReference() {}

    /** Whether a record may have this name; whether there is one, the archives know. */
    public static boolean isOne(String text) {
        return ID.matches(text) || ARCHIVAL_NUMBER.matches(text);
    }
}
