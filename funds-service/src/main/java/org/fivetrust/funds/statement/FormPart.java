package org.fivetrust.funds.statement;

/** One part of the form, read. */
sealed interface FormPart {

    String FILE = "file";

    String PROFILE = "profile";

    String ACCOUNT = "account";

    record Text(String name, String text) implements FormPart {}

    record Content(long size, String digest) implements FormPart {}

    record Stray(String name) implements FormPart {}
}
