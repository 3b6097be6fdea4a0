package org.fivetrust.funds.payee.model;

import java.time.LocalDate;

/**
 * That an account is the payee's.
 *
 * @param with who was asked, and where they were reached
 */
public record Confirmation(Channel over, String with, LocalDate on) {}
