package org.fivetrust.assets.lease.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;

/** Rent that is due: for which days, when, how much. */
public record RentDue(int number, Term period, LocalDate dueOn, Money amount) {}
