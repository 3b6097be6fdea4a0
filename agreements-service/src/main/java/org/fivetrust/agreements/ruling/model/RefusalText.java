package org.fivetrust.agreements.ruling.model;

/** A refusal in words: a title for the person refused, a detail for the person who explains it. */
public record RefusalText(BilingualText title, BilingualText detail) {}
