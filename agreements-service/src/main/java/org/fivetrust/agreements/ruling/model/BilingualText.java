package org.fivetrust.agreements.ruling.model;

/** One text in both languages. */
public record BilingualText(String en, String zh) {}
