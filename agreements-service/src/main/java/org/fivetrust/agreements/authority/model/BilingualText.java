package org.fivetrust.agreements.authority.model;

/** The same words in both languages. */
public record BilingualText(String en, String zh) {}
