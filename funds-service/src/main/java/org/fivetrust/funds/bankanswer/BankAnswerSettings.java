package org.fivetrust.funds.bankanswer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Limits of answers.
 *
 * @param bytes of one
 * @param lines payments that one names
 * @param perCaller under way
 * @param atOnce under way in this service
 */
@ConfigurationProperties("bank.answers")
record BankAnswerSettings(DataSize bytes, int lines, int perCaller, int atOnce) {}
