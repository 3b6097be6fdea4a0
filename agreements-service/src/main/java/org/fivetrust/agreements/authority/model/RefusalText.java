package org.fivetrust.agreements.authority.model;

/** A refusal in words: in short for whoever is refused, in full for whoever has to explain it. */
public record RefusalText(BilingualText title, BilingualText detail) {}
