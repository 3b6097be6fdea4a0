package org.fivetrust.accounts.ledger;

import java.util.UUID;

/** The book that is read. */
record BookAtHand(String principal, UUID id, String standard) {}
