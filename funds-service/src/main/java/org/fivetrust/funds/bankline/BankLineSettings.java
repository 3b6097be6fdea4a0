package org.fivetrust.funds.bankline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The bank line.
 *
 * @param on whether payments leave over it
 * @param authorization the header of each request; blank for none
 * @param patience how long an answer is waited for
 * @param validFor how long after its sending the bank may carry a payment out
 * @param firstPause after which the bank is asked; each further pause is twice as long
 * @param longestPause between two questions
 * @param attempts sendings of one payment, each after the bank said that it knows nothing of the last
 * @param batch payments of one round
 * @param atOnce payments under way
 */
@ConfigurationProperties("bank.line")
record BankLineSettings(
        boolean on,
        String authorization,
        Duration patience,
        Duration validFor,
        Duration firstPause,
        Duration longestPause,
        int attempts,
        int batch,
        int atOnce) {}
