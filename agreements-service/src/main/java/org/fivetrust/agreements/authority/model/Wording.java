package org.fivetrust.agreements.authority.model;

/** The same words in both languages. */
public record Wording(String en, String zh) {}
