package org.fivetrust.shared.kernel;

/** A numbered clause (条款) of an agreement version, as cited by a ruling: its Chinese text and an English gloss. */
public record Clause(String number, String text, String english) {}
